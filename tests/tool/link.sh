#!/usr/bin/env bash
# link ties quotations in talk about a conversation to the turns they come from.
# SPDX-License-Identifier: MIT
cat >talk.txt <<'TALK'
Language: da

1 Borger: Jeg har været nede i en cykelbutik, så jeg ved ikke, om det kunne blive til noget.
2 Medarbejder: Det lyder fint. Vi skal også nå din plan inden fredag.
TALK
cat >recall.txt <<'TALK'
Language: da

1 Forsker: Her siger hun »jeg ved ik om det ku blive til noget«.
2 Medarbejder: Det husker jeg ikke.
TALK
gribning 0 link recall.txt talk.txt
prints '→ tur 1 \(Borger\)'
gribning 0 link recall.txt talk.txt --json
[ "$(json 0 original_turn)" = 1 ] || wrong "the quotation comes from turn 1"
[ "$(json 0 how)" = marks ] || wrong "it is seen by its marks"
gribning 0 link talk.txt recall.txt --lang en
prints 'No quotations found'
gribning 1 link recall.txt nowhere.txt
complains 'nowhere'
