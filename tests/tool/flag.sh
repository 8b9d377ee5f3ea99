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

# Where nothing is found, that is said, and where to look further.
printf 'Participant: B = borger\nParticipant: S = sagsbehandler\n\nS: hej\nB: hej\n' >short.txt
gribning 0 flag short.txt
complains 'Ingen steder fundet.* i 1 samtale \(2 ture\).*--all'
prints_no '.'
gribning 0 flag short.txt --all --lang en
complains 'No gribning opportunities found in 1 conversation \(2 turns\)'
gribning 0 flag short.txt --json
[ ! -s "$place/stderr" ] || wrong 'the empty list says it already'
