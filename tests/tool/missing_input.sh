#!/usr/bin/env bash
# an input that cannot be read is named, the others are done, and the exit code is 1.
# SPDX-License-Identifier: MIT
gribning 1 run nowhere.txt -o out
complains 'nowhere\.txt'
gribning 1 run nowhere.txt "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
complains 'nowhere\.txt'
[ -n "$(sheets_in out)" ] || wrong 'the conversation that could be read has no sheet'
mkdir nothing_in_it
gribning 1 run nothing_in_it -o out2
complains 'nothing_in_it'
