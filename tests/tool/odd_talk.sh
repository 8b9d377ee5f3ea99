#!/usr/bin/env bash
# talk that is not a conversation yet still gets a sheet or a clear message.
# SPDX-License-Identifier: MIT
printf 'B: hej\n' >one_turn.txt
printf 'B: hej\nB: er du der?\nB: hallo\n' >one_speaker.txt
printf 'B:\nS:\nB:\n' >silent.txt
printf 'B: jeg vil gerne i gang (((((\nS: [[[[ ]]] ))) =\n' >brackets.txt
printf 'B: jeg vil gerne\0 i gang\nS: n\xe5\n' >nul.txt
printf 'B: \xf0\x9f\x98\x80 jeg vil gerne arbejde\xe2\x80\xae i en butik\nS: <script>alert(1)</script> & "godt"\n' >marks.txt
for file in *.txt; do
  gribning '0|1' run "$file" -o out
  gribning '0|1' flag --all --json "$file"
done
! grep -rlF --include='*.html' '<script>alert' out || wrong 'talk became markup'
# Names that a shell or a page could stumble over.
cp "$corpus/01-opfoelgning-forsamlingshuset.txt" "møde nr. 1 <b>&amp; \"to\".txt"
gribning 0 run "møde nr. 1 <b>&amp; \"to\".txt" -o "ud i det blå"
[ -n "$(sheets_in 'ud i det blå')" ] || wrong 'no sheet'
# An option is not an input.
cp "$corpus/01-opfoelgning-forsamlingshuset.txt" ./-o.txt
gribning 0 run -o dash -- -o.txt
