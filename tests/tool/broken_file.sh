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
