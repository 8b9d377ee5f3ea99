#!/usr/bin/env bash
# a single line of 10 MB gets an answer or a clear message.
# SPDX-License-Identifier: MIT
awk 'BEGIN { printf "B: "; for (i = 0; i < 700000; i++) printf "jeg ville gerne " ; print ""; print "S: nå." }' >words.txt
gribning '0|1' run words.txt -o out
gribning '0|1' flag words.txt
# Without a blank, and without a speaker.
head -c 10000000 /dev/zero | tr '\0' 'a' >letters.txt
gribning '0|1' run letters.txt -o out
{ printf 'B: '; head -c 10000000 /dev/zero | tr '\0' '['; printf '\nS: ja\n'; } >brackets.txt
gribning '0|1' run brackets.txt -o out
