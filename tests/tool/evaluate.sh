#!/usr/bin/env bash
# evaluate compares with hand coding, and hand coding with itself agrees.
# SPDX-License-Identifier: MIT
gribning 0 evaluate --gold "$sources/annotations/gold" "$corpus"
prints '[0-9]'
gribning 1 evaluate --gold nowhere "$corpus"
complains 'nowhere'
