#!/usr/bin/env bash
# What a word costs from its bytes to opportunities, in instructions: of machines with the same compiler and options some
# are faster than others, but they hardly differ in this.
# Usage: tests/bench/instructions.sh PROGRAM. The number it is held against stands in instructions.txt.
# SPDX-License-Identifier: MIT
set -euo pipefail
program=$1
if ! command -v valgrind >/dev/null; then
  echo 'skipped: no valgrind'
  exit 0
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
words=$(valgrind --quiet --tool=callgrind --instr-atstart=no --callgrind-out-file="$place/out" "$program" 2>"$place/log") ||
  { cat "$place/log"; echo "wrong: $program did not end well"; exit 1; }
counted=$(awk '/^(summary|totals):/ { most = $2 > most ? $2 : most } END { print most + 0 }' "$place/out")
if [ "$counted" -eq 0 ]; then
  echo 'skipped: built without the headers of valgrind'
  exit 0
fi
per_word=$((counted / words))
allowed=$(awk '/^[0-9]/ { print $1; exit }' "$(dirname -- "$0")/instructions.txt")
echo "$per_word instructions a word over $words words; $allowed are allowed"
[ "$per_word" -le "$allowed" ] || { echo 'wrong: the hot path has become slower'; exit 1; }
# A bound that has become loose guards nothing.
[ "$((per_word * 3))" -ge "$((allowed * 2))" ] || { echo "wrong: lower the bound in instructions.txt to $((per_word * 115 / 100))"; exit 1; }
