#!/usr/bin/env bash
# people are spoken to in Danish or English, the talk stays as it is.
# SPDX-License-Identifier: MIT
conversation=$corpus/01-opfoelgning-forsamlingshuset.txt
gribning 0 run "$conversation" -o da --lang da
gribning 0 run "$conversation" -o standard
same da standard
gribning 0 run "$conversation" -o en --lang en
for sheet in $(sheets_in da); do grep -q '<html[^>]*lang="da"' "$sheet" || wrong "$sheet does not say that it is Danish"; done
for sheet in $(sheets_in en); do
  grep -q '<html[^>]*lang="en"' "$sheet" || wrong "$sheet does not say that it is English"
  grep -q 'forsamlingshus' "$sheet" || wrong "$sheet: the talk is not there"
done
gribning 0 flag "$conversation" --lang en
cp "$place/stdout" english
gribning 0 flag "$conversation" --lang da
! cmp -s english "$place/stdout" || wrong 'both languages say the same'

# What is said to be in another language is read, and that it is analysed as Danish is told.
sed 's/^Language: .*/Language: klingon/' "$conversation" >klingon.txt
gribning 0 flag klingon.txt
complains 'klingon.*som var den på dansk'
