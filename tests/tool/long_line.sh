#!/usr/bin/env bash
# a single line of 10 MB gets an answer or a clear message.
# SPDX-License-Identifier: MIT
size=10000000
# Under the sanitizers everything takes ten times as long, and a tenth shows the same.
[ -z "${GRIBNING_SANITIZED:-}" ] || size=1000000
awk -v size="$size" 'BEGIN { printf "B:"; for (i = 0; i < size / 16; i++) printf " jeg ville gerne"; print "\nS: nå." }' >words.txt
gribning 0 run words.txt -o out
gribning 0 flag words.txt
# Without a blank, and without a speaker.
head -c "$size" /dev/zero | tr '\0' 'a' >letters.txt
gribning 1 run letters.txt -o out
complains 'letters\.txt'
# One word in a turn, longer than any.
{ printf 'Language: da\n\nB: '; cat letters.txt; printf '\nS: nå.\n'; } >word.txt
gribning 0 flag word.txt
# Nothing but signs that never close.
{ printf 'B: '; head -c "$((size / 20))" /dev/zero | tr '\0' '['; printf '\nS: ja\n'; } >brackets.txt
gribning '0|1' run brackets.txt -o out
