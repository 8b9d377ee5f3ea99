#!/usr/bin/env bash
# the same conversations give the same bytes, from another folder and another day.
# SPDX-License-Identifier: MIT
gribning 0 run "$corpus" -o one
mkdir elsewhere
cp -r "$corpus" elsewhere/conversations
touch -d 2020-01-01 elsewhere/conversations/*
(
  cd elsewhere
  TZ=Pacific/Auckland LC_ALL=C gribning 0 run conversations -o ../two
)
same one two
gribning 0 code "$corpus" -o codes
gribning 0 code elsewhere/conversations -o codes_again
same codes codes_again
