#!/usr/bin/env bash
# annotate --stream gives a line for each line, at once, and goes on after one that it cannot read.
# SPDX-License-Identifier: MIT
mkfifo in out
"$program" annotate --stream --lang en <in >out 2>"$place/stderr" &
pid=$!
exec 7>in 8<out
# Each answer comes before the next question is asked.
printf '{"name": "a", "turns": [{"speaker": "B", "talk": "jeg kunne måske køre bus"}, {"speaker": "S", "talk": "mm"}]}\n' >&7
read -r -t 60 first <&8 || wrong 'no answer to the first line'
grep -q '^{"conversation":"a","turns":\[{"conversation":"a","turn":1,.*},{.*"turn":2.*}\]}$' <<<"$first" || wrong "not an annotated conversation: $first"
printf '{"name": "b", "text": "B: hej\\nS: goddag\\n"}\n' >&7
read -r -t 60 second <&8 || wrong 'no answer to the second line'
grep -q '"conversation":"b".*"talk":"goddag"' <<<"$second" || wrong "text was not read: $second"
printf 'not json\n\n' >&7
read -r -t 60 third <&8 || wrong 'no answer to a broken line'
grep -q '^{"line":3,"error":{"code":' <<<"$third" || wrong "a broken line gives: $third"
read -r -t 60 fourth <&8 || wrong 'no answer to a blank line'
[ -z "$fourth" ] || wrong "a blank line gives: $fourth"
printf '{"turns": [{"speaker": "B", "talk": "hej"}]}\n' >&7
read -r -t 60 fifth <&8 || wrong 'no answer after a broken line'
grep -q '"conversation":"line-5"' <<<"$fifth" || wrong "no name of its own: $fifth"
exec 7>&-
status=0
wait "$pid" || status=$?
[ "$status" -eq 1 ] || wrong "exit code $status, not 1, after a line that could not be read"
complains 'line-3'

# As a conversation read from a file: the same turns.
talk=$corpus/03-opfoelgning-kantinen.txt
[ -e "$talk" ] || talk=$(find "$corpus" -name '03-*')
gribning 0 annotate "$talk" --lines
cp "$place/stdout" lines
gribning 0 convert "$talk" --to json
tr -d '\n' <"$place/stdout" | "$program" annotate --stream 2>"$place/stderr" >streamed || wrong 'the filter failed'
sed 's/^{"conversation":"[^"]*","turns":\[//; s/\]}$//' streamed >turns
paste -sd, lines >wanted
same wanted turns
tr -d '\n' <"$place/stdout" >"$place/work/conversation.json"
"$program" annotate --stream --layer meeting <"$place/work/conversation.json" 2>"$place/stderr" >streamed || wrong 'the filter failed'
! grep -q '"layer":"stance"' streamed || wrong 'a layer that was not asked for'
gribning 2 annotate --stream "$talk"
