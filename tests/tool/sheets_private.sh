#!/usr/bin/env bash
# what is written is for its owner only, whatever the umask.
# SPDX-License-Identifier: MIT
umask 000
gribning 0 run "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
gribning 0 code "$corpus/01-opfoelgning-forsamlingshuset.txt" -o codes
open=$(find out codes -perm /077)
[ -z "$open" ] || wrong "others may read: $open"
