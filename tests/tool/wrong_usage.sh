#!/usr/bin/env bash
# wrong usage ends with 2 and says what would be right.
# SPDX-License-Identifier: MIT
gribning 2
gribning 2 nosuchcommand
gribning 2 run
gribning 2 run "$corpus" --nosuchoption
gribning 2 run "$corpus" -o out --lang klingon
complains 'da'
gribning 2 run "$corpus" -o out --role M
gribning 2 run "$corpus" -o out --role M=emperor
complains 'worker'
gribning 2 explain "$corpus/01-opfoelgning-forsamlingshuset.txt"
complains 'turn|tur'
[ ! -e out ] || wrong 'something was written all the same'
