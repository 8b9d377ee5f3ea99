#!/usr/bin/env bash
# one job and several give the same bytes, on standard output, in a file and in folders.
# SPDX-License-Identifier: MIT
for jobs in 1 2 5; do
  gribning 0 run "$corpus" -o "run$jobs" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines -o "lines$jobs.jsonl" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines -o "each$jobs/" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines --jobs "$jobs"
  cp "$place/stdout" "printed$jobs.jsonl"
  gribning 0 flag "$corpus" --all --json --jobs "$jobs"
  cp "$place/stdout" "flag$jobs.json"
done
for jobs in 2 5; do
  same run1 "run$jobs"
  same lines1.jsonl "lines$jobs.jsonl"
  same lines1.jsonl "printed$jobs.jsonl"
  same each1 "each$jobs"
  same flag1.json "flag$jobs.json"
done
cat each1/*.jsonl >together.jsonl
same lines1.jsonl together.jsonl
[ -z "$(find . -name '*journal*' -o -name '*.partial')" ] || wrong "left over: $(find . -name '*journal*' -o -name '*.partial')"
