#!/usr/bin/env bash
# the program's coding comes in the columns of hand coding, by the transcripts' own turn numbers.
# SPDX-License-Identifier: MIT
gribning 0 code "$corpus" -o codes
for conversation in "$corpus"/*.txt; do
  name=$(basename "$conversation" .txt)
  for kind in opportunities worker_turns; do
    file=codes/$name.$kind.tsv
    [ -f "$file" ] || wrong "no $file"
    [ "$(head -n 1 "$file")" = "$(head -n 1 "$sources/annotations/gold/$name.$kind.tsv")" ] || wrong "$file has other columns than hand coding"
  done
  # Hand coding and program look at the same turns.
  cut -f 2 "$sources/annotations/gold/$name.worker_turns.tsv" >hand
  cut -f 2 "codes/$name.worker_turns.tsv" >program_turns
  cmp -s hand program_turns || wrong "$name: other turns by professionals than in hand coding"
  [ "$(head -n 1 "codes/$name.ties.tsv")" = "$(printf 'conversation\tturn\tto\ttie')" ] || wrong "codes/$name.ties.tsv has other columns"
  awk -F '\t' 'NR > 1 && !($4 >= 0 && $4 <= 1) { bad = 1 } END { exit bad }' "codes/$name.ties.tsv" || wrong "$name: a tie outside 0 to 1"
done
