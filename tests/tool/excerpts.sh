#!/usr/bin/env bash
# the published extracts are coded as their source tells them.
# SPDX-License-Identifier: MIT
[ -d "$shared/data/excerpts" ] || skip 'the published extracts (../shared/data/excerpts) are not here'
gribning 0 code "$shared/data/excerpts" -o codes
# row EXTRACT TURN PATTERN: the coded opportunity, from 'perspective' on.
row() {
  cut -f 2- "codes/$1.opportunities.tsv" | grep -qP "^$2\t$3" || wrong "$1, turn $2 is not '$3': $(cat "codes/$1.opportunities.tsv")"
}
row gribning-a 1 '.*\ttaken_up\tnext_step'
row gribning-a 3 '.*\ttaken_up\tnext_step'
row gribning-b 1 '.*\tacknowledged\tdeferral'
row strikkeklub 3 '.*\t(acknowledged|not_taken_up)\t'
row strikkeklub 7 '.*\t8\t(acknowledged|not_taken_up)\tinstitutional'
gribning 0 explain "$shared/data/excerpts/strikkeklub.txt:3"
for words in 'butik' 'ved ikke om det' 'hvis jeg'; do prints "$words"; done
