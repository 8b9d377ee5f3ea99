#!/usr/bin/env bash
# a role that the user gives is stronger than what the file says.
# SPDX-License-Identifier: MIT
name=01-opfoelgning-forsamlingshuset
mkdir swapped unnamed
sed -e 's/^Participant: B = .*/Participant: B = borger (worker)/' -e 's/^Participant: S = .*/Participant: S = sagsbehandler (citizen)/' \
  "$corpus/$name.txt" >"swapped/$name.txt"
sed -e '/^Participant:/d' -e 's/^B:/Q:/' -e 's/^S:/Z:/' "$corpus/$name.txt" >"unnamed/$name.txt"
gribning 0 code "$corpus/$name.txt" -o codes
for folder in swapped unnamed; do
  gribning 0 code --role B=citizen --role S=worker --role Q=citizen --role Z=worker "$folder/$name.txt" -o "${folder}_codes"
  same codes "${folder}_codes"
done
gribning 0 code "swapped/$name.txt" -o as_the_file_says
! diff -rq codes as_the_file_says >/dev/null || wrong 'the roles of the file make no difference'
