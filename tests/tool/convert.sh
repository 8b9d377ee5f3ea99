#!/usr/bin/env bash
# a transcript is converted to standard output, a file or a folder, and what is lost is listed.
# SPDX-License-Identifier: MIT
first=$corpus/02-mentor-kabelruller.txt
gribning 0 convert "$first" --to csv
prints 'number;speaker;role;'
complains 'går tabt: .*Title.*\[metadata:Title\]'
gribning 0 convert "$first" --to json -o talk.json
gribning 0 convert talk.json --to text -o talk.txt
gribning 0 check talk.txt --json
turns=$(json 0 turns)
gribning 0 check "$first" --json
[ "$(json 0 turns)" = "$turns" ] || wrong 'the turns are not the same after two conversions'
# By its ending too, and in English.
gribning 0 convert "$first" --to cha -o talk.cha --lang en
prints_no .
# Nothing is overwritten unasked.
cp talk.txt before.txt
gribning 1 convert talk.json --to text -o talk.txt
complains 'talk\.txt.*--overwrite'
same talk.txt before.txt
gribning 0 convert talk.json --to jsonl -o talk.txt --overwrite
# Several inputs go to a folder.
gribning 2 convert "$corpus" --to jsonl
complains 'folder'
gribning 0 convert "$corpus" --to jsonl -o all
[ "$(find all -name '*.jsonl' | wc -l)" -eq "$(find "$corpus" -name '*.txt' ! -name 'README*' | wc -l)" ] || wrong 'not every transcript was written'
gribning 2 convert "$first" --to docx
complains 'csv'
gribning 2 convert "$first" --to nothing
gribning 1 convert nowhere.txt --to csv
complains 'nowhere'
