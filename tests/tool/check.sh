#!/usr/bin/env bash
# check says what a file was read as and all that was not understood.
# SPDX-License-Identifier: MIT
printf 'Participant: B = borger (citizen)\n\nB: ja (0.5) [det\nM: n\346\nB: jo\n' >talk.txt
gribning 0 check talk.txt
prints 'talk\.txt: 3 ture, windows-1252'
prints 'format: .*\(text\)'
prints 'B = borger \(citizen\), borger; står i filen: 2 ture'
prints 'M = professionel \(worker\); gættet: 1 ture'
prints 'tider: ingen'
prints 'tegn:.* pause 1'
prints 'unpaired 1'
complains 'guessed-role'
complains 'unpaired-overlap'
gribning 0 check talk.txt --json
[ "$(json 0 format)" = text ] || wrong 'the format is not text'
[ "$(json 0 participants 1 roleSource)" = guessed ] || wrong 'the role of M was not guessed'
[ "$(json 0 marks unpaired)" = 1 ] || wrong 'the bracket without a partner is not counted'
json 0 messages 0 code >/dev/null
gribning 0 check talk.txt --role M=citizen --encoding windows-1252
prints 'M = borger \(citizen\); givet med --role'
printf 'Hvem;Ord\nB;ja\nS;nej\n' >talk.csv
gribning 0 check talk.csv --from csv --column speaker=Hvem --column talk=2
prints '2 ture'
gribning 2 check talk.csv --column ord=2
complains 'speaker'
