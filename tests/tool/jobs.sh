#!/usr/bin/env bash
# one job and several give the same bytes, on standard output, in a file and in folders.
# SPDX-License-Identifier: MIT
for jobs in 1 3; do
  gribning 0 run "$corpus" -o "run$jobs" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines -o "lines$jobs.jsonl" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines -o "each$jobs/" --jobs "$jobs"
  gribning 0 annotate "$corpus" --lines --jobs "$jobs"
  cp "$place/stdout" "printed$jobs.jsonl"
  gribning 0 flag "$corpus" --all --json --jobs "$jobs"
  cp "$place/stdout" "flag$jobs.json"
done
same run1 run3
same lines1.jsonl lines3.jsonl
same lines1.jsonl printed3.jsonl
same each1 each3
same flag1.json flag3.json
cat each1/*.jsonl >together.jsonl
same lines1.jsonl together.jsonl
[ -z "$(find . -name '*journal*' -o -name '*.partial')" ] || wrong "left over: $(find . -name '*journal*' -o -name '*.partial')"
