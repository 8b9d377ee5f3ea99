#!/usr/bin/env bash
# annotate --lines prints a line per turn, and every turn that follows another speaker's says how strongly it ties in.
# SPDX-License-Identifier: MIT
printf 'B: jeg kunne måske køre bus igen\nS: hvad kunne du køre for en bus\nS: og hvornår\nB: mm\n' >talk.txt
gribning 0 annotate talk.txt --lines --role B=citizen --role S=worker
lines=$(wc -l <"$place/stdout")
[ "$lines" = 4 ] || wrong "$lines lines for 4 turns"
sed -n 2p "$place/stdout" >second
grep -qE '"tie":(0(\.[0-9]+)?|1(\.0)?),"tie_to":1' second || wrong "no tie: $(cat second)"
grep -q '"worker_turn":{' second || wrong 'no worker turn'
! sed -n 1p "$place/stdout" | grep -q '"tie":' || wrong 'the first turn ties in with nothing'
! sed -n 3p "$place/stdout" | grep -q '"tie":' || wrong 'the same speaker goes on'
sed -n 1p "$place/stdout" | grep -q '"layer":"stance"' || wrong 'no layers'
cp "$place/stdout" printed
gribning 0 annotate talk.txt --lines --role B=citizen --role S=worker -o lines.jsonl
same printed lines.jsonl
gribning 1 annotate talk.txt --lines -o lines.jsonl
complains 'lines.jsonl'
# Only what was asked for; everything else is as it is without.
gribning 0 annotate talk.txt --lines --role B=citizen --role S=worker --layer sequence --layer question
! grep -q '"layer":"stance"' "$place/stdout" || wrong 'a layer that was not asked for'
sed 's/"layers":\[[^]]*\]//' printed >others
sed 's/"layers":\[[^]]*\]//' "$place/stdout" | cmp -s others - || wrong 'more than the layers is different'
# Two conversations of one name can be told apart, wherever they go.
mkdir again
sed 1d talk.txt >again/talk.txt
gribning 0 annotate talk.txt again/talk.txt --lines -o both.jsonl
gribning 0 annotate talk.txt again/talk.txt --lines -o both/
cat both/talk.jsonl both/talk-2.jsonl >joined
same joined both.jsonl
[ "$(cut -d , -f 1 both.jsonl | uniq -c | xargs)" = '4 {conversation:talk 3 {conversation:talk-2' ] || wrong "names: $(cut -d , -f 1 both.jsonl)"
gribning 0 annotate talk.txt again/talk.txt --json
[ "$(json 0 conversation) $(json 1 conversation)" = 'talk talk-2' ] || wrong 'two conversations have one name'
gribning 0 annotate talk.txt again/talk.txt
[ "$(grep '^# ' "$place/stdout" | xargs)" = '# talk # talk-2' ] || wrong 'two conversations have one name'
