#!/usr/bin/env bash
# annotate prints a line per turn, and every turn that follows another speaker's says how strongly it ties in.
# SPDX-License-Identifier: MIT
printf 'B: jeg kunne måske køre bus igen\nS: hvad kunne du køre for en bus\nS: og hvornår\nB: mm\n' >talk.txt
gribning 0 annotate talk.txt --role B=citizen --role S=worker
lines=$(wc -l <"$place/stdout")
[ "$lines" = 4 ] || wrong "$lines lines for 4 turns"
sed -n 2p "$place/stdout" >second
grep -qE '"tie":(0(\.[0-9]+)?|1(\.0)?),"tie_to":1' second || wrong "no tie: $(cat second)"
grep -q '"worker_turn":{' second || wrong 'no worker turn'
! sed -n 1p "$place/stdout" | grep -q '"tie":' || wrong 'the first turn ties in with nothing'
! sed -n 3p "$place/stdout" | grep -q '"tie":' || wrong 'the same speaker goes on'
sed -n 1p "$place/stdout" | grep -q '"layer":"stance"' || wrong 'no layers'
cp "$place/stdout" printed
gribning 0 annotate talk.txt --role B=citizen --role S=worker -o lines.jsonl
same printed lines.jsonl
gribning 1 annotate talk.txt -o lines.jsonl
complains 'lines.jsonl'
