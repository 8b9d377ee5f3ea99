#!/usr/bin/env bash
# a run over the constructed conversations makes two sheets of each and sums up in words.
# SPDX-License-Identifier: MIT
gribning 0 run "$corpus" -o out
prints '14 '
for conversation in "$corpus"/*.txt; do
  name=$(basename "$conversation" .txt)
  [ "$(sheets_in out | grep -c -- "$name")" -ge 2 ] || wrong "no two sheets of $name: $(sheets_in out)"
done
