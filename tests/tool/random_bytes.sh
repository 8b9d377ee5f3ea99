#!/usr/bin/env bash
# a megabyte of random bytes gets an answer or a clear message.
# SPDX-License-Identifier: MIT
for seed in 1 2 3; do
  LC_ALL=C awk -v seed="$seed" 'BEGIN { srand(seed); for (i = 0; i < 1048576; i++) printf "%c", int(rand() * 256) }' >noise.txt
  gribning '0|1' run noise.txt -o out
  gribning '0|1' flag noise.txt
  gribning '0|1' code noise.txt -o out
  gribning '0|1' check noise.txt
done
# Letters and colons only: noise that looks like talk.
LC_ALL=C awk 'BEGIN { srand(4); s = "abBS:: []()=-.,?\n\n123 "; for (i = 0; i < 1048576; i++) printf "%s", substr(s, 1 + int(rand() * length(s)), 1) }' >talk.txt
gribning '0|1' run talk.txt -o out
