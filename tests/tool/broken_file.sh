#!/usr/bin/env bash
# one broken file among many stops nothing, is listed at the end, and the exit code says so.
# SPDX-License-Identifier: MIT
mkdir talks
cp "$corpus"/0[1-3]*.txt talks
printf 'PK\003\004broken' >talks/02-broken.docx
: >talks/00-empty.txt
gribning 1 annotate talks --lines -o lines.jsonl --lang en
complains '^2 of 5 could not be read:'
complains '^  talks/00-empty\.txt: '
complains '^  talks/02-broken\.docx: '
rm talks/02-broken.docx talks/00-empty.txt
gribning 0 annotate talks --lines -o good.jsonl
same lines.jsonl good.jsonl

# A name that is too long for its results is that file's affair alone.
long=$(printf 'x%.0s' $(seq 240))
cp "$corpus"/01*.txt "talks/$long.txt"
for time in first again; do
  gribning 1 run talks -o out --overwrite
  complains "$long\.txt: .*for langt"
  [ "$(sheets_in out | wc -l)" -eq 6 ] || wrong "the $time time the others have no sheets"
done
[ ! -e out/.gribning-journal ] || wrong 'something is left to go on with'
# Where nothing was read there are no sheets to point to.
: >empty.txt
gribning 1 run empty.txt -o none
prints_no '.'
complains 'ingen ark'
