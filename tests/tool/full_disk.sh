#!/usr/bin/env bash
# a disk without room is told, and no half sheet is left behind.
# SPDX-License-Identifier: MIT
[ -c /dev/full ] || skip 'there is no /dev/full here'
status=0
"$program" flag --all "$corpus" >/dev/full 2>message || status=$?
[ "$status" -eq 1 ] || wrong "exit code $status when standard output is full, not 1"
[ -s message ] || wrong 'no message when standard output is full'
# Files may not grow past 2 kB: every write of a sheet breaks off half way, as on a full disk.
(
  trap '' XFSZ
  ulimit -f 2
  gribning 1 run "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
  complains 'out'
)
[ -z "$(find out -type f)" ] || wrong "half sheets: $(ls -la out)"
# Not even the first line of a journal fits.
(
  trap '' XFSZ
  ulimit -f 0
  status=0
  "$program" annotate "$corpus/01-opfoelgning-forsamlingshuset.txt" --lines -o lines.jsonl 2>&1 || status=$?
  echo "exit code $status"
) | cat >message
grep -q '^exit code 1$' message || wrong "$(cat message)"
[ ! -e lines.jsonl.partial.journal ] || wrong 'an empty journal is left'
