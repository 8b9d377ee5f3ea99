#!/usr/bin/env bash
# folders, lists, archives and JSON Lines from a file or a pipe give the same analysis.
# SPDX-License-Identifier: MIT
mkdir talks
cp "$corpus"/0[1-4]*.txt talks
gribning 0 annotate talks --lines -o folder.jsonl
ls -d talks/* >list
gribning 0 annotate --files list --lines -o list.jsonl
same folder.jsonl list.jsonl
# A list that comes through a pipe can be read once only.
mkfifo names
cat list >names &
gribning 0 annotate --files names --lines -o piped-list.jsonl --progress
same folder.jsonl piped-list.jsonl
(
  cd talks
  "$cmake" -E tar cf ../talks.zip --format=zip -- *.txt
  "$cmake" -E tar czf ../talks.tar.gz -- *.txt
)
for archive in talks.zip talks.tar.gz; do
  gribning 0 annotate "$archive" --lines -o "$archive.jsonl"
  same folder.jsonl "$archive.jsonl"
done
# The program's own form of each conversation: lines of turns, and a line per conversation.
for talk in talks/*.txt; do
  gribning 0 convert "$talk" --to jsonl
  cat "$place/stdout" >>turns.jsonl
  gribning 0 convert "$talk" --to json
  tr -d '\n' <"$place/stdout" >>conversations.jsonl
  echo >>conversations.jsonl
done
for lines in turns.jsonl conversations.jsonl; do
  gribning 0 annotate "$lines" --lines
  same folder.jsonl "$place/stdout"
  "$program" annotate - --lines <"$lines" >piped.jsonl 2>"$place/stderr" || wrong "annotate - fails on $lines"
  same folder.jsonl piped.jsonl
done
gribning 2 annotate --lines
complains 'INPUT'

# An archive of a folder as it stands, and what of it is no file.
ln -s 01.txt talks/link.txt
(cd talks && "$cmake" -E tar cf ../dotted.tar .)
gribning 0 annotate dotted.tar --lines -o dotted.jsonl
complains 'dotted\.tar/\./link\.txt: en henvisning'
# Entries come in the archive's order, which is that of the disk.
same <(sort folder.jsonl) <(sort dotted.jsonl)
gribning 1 annotate talks --lines -o linked.jsonl
complains 'talks/link\.txt: Henvisningen peger på en fil, der ikke findes'
same folder.jsonl linked.jsonl
tr '\n' '\0' <list >zeros
gribning 1 annotate --files zeros --lines
complains 'zeros: .*ét navn på hver linje'
