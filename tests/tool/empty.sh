#!/usr/bin/env bash
# an empty file, and one of blank lines, is told to be empty.
# SPDX-License-Identifier: MIT
: >empty.txt
printf '\n\n   \n' >blank.txt
printf '\xef\xbb\xbf' >mark.txt
for file in empty.txt blank.txt mark.txt; do
  for command in 'run -o out' flag 'code -o out'; do
    # shellcheck disable=SC2086  # the command and its options
    gribning 1 $command "$file"
    complains "$file"
  done
done
gribning 1 explain empty.txt:1
