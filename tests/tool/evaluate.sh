#!/usr/bin/env bash
# evaluate compares with hand coding, and hand coding with itself agrees.
# SPDX-License-Identifier: MIT
gribning 0 evaluate --gold "$sources/annotations/gold" "$corpus"
prints '[0-9]'
! grep -q 'Kolonnen' "$place/stderr" || wrong 'the agreed coding breaks a rule of coding'
gribning 1 evaluate --gold nowhere "$corpus"
complains 'nowhere'
