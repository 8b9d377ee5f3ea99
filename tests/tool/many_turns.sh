#!/usr/bin/env bash
# a conversation of 100,000 turns is read to its end.
# SPDX-License-Identifier: MIT
pairs=50000
# Under the sanitizers everything takes ten times as long, and a tenth shows the same.
[ -z "${GRIBNING_SANITIZED:-}" ] || pairs=5000
awk -v pairs="$pairs" 'BEGIN {
  for (i = 0; i < pairs; i++) {
    print (i % 3 ? "B: Jeg har faktisk været i en butik, så jeg ved ikke om det kunne blive til noget?" : "B: ja, det er da fint nok.")
    print (i % 2 ? "S: Hvad lavede du i butikken?" : "S: Godt. Du hører fra mig om planen.")
  }
}' >long.txt
gribning 0 code long.txt -o codes
[ "$(wc -l <codes/long.worker_turns.tsv)" -eq "$((pairs + 1))" ] || wrong "not $pairs turns by the worker: $(wc -l codes/*)"
gribning 0 run long.txt -o out
[ -n "$(sheets_in out)" ] || wrong 'no sheet'
