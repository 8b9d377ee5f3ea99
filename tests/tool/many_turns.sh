#!/usr/bin/env bash
# a conversation of 100,000 turns is read to its end.
# SPDX-License-Identifier: MIT
awk 'BEGIN {
  for (i = 0; i < 50000; i++) {
    print (i % 3 ? "B: Jeg har faktisk været i en butik, så jeg ved ikke om det kunne blive til noget?" : "B: ja, det er da fint nok.")
    print (i % 2 ? "S: Hvad lavede du i butikken?" : "S: Godt. Du hører fra mig om planen.")
  }
}' >long.txt
gribning 0 flag long.txt
gribning 0 code long.txt -o codes
[ "$(wc -l <codes/long.worker_turns.tsv)" -eq 50001 ] || wrong "not 50,000 turns by the worker: $(wc -l codes/*)"
gribning 0 run long.txt -o out
[ -n "$(sheets_in out)" ] || wrong 'no sheet'
