#!/usr/bin/env bash
# an output folder that is a file is left alone and named.
# SPDX-License-Identifier: MIT
echo precious >out
gribning 1 run "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
complains 'out'
[ "$(cat out)" = precious ] || wrong 'the file in the way was overwritten'
gribning 1 code "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
gribning 1 run "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out/below
complains 'out'
