#!/usr/bin/env bash
# flags read like a compiler's messages, and as JSON say the same.
# SPDX-License-Identifier: MIT
conversation=$corpus/01-opfoelgning-forsamlingshuset.txt
gribning 0 flag "$conversation"
prints '^[^:]*01-opfoelgning-forsamlingshuset\.txt:[0-9]+:[0-9]+: '
lines=$(grep -c '^[^ ].*\.txt:[0-9]*:' "$place/stdout")
gribning 0 flag --all "$conversation"
[ "$(grep -c '^[^ ].*\.txt:[0-9]*:' "$place/stdout")" -ge "$lines" ] || wrong '--all shows fewer'
prints_no 'score|rank|bedømmelse'
gribning 0 flag --json "$conversation"
json >/dev/null || wrong 'not JSON'
