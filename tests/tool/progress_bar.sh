#!/usr/bin/env bash
# the bar stands on a terminal in the command's language, and neither in results that are printed there nor before messages.
# SPDX-License-Identifier: MIT
command -v script >/dev/null || skip 'there is no script here'
script --version 2>/dev/null | grep -q util-linux || skip 'script is another one here'
bar=$'\r[^\r]*\\[#* *\\][^\r]*\033\\[K'

# on_terminal STATUS ARGUMENT…: runs the program on a terminal; what the terminal gets is both outputs.
on_terminal() {
  local wanted=$1 status=0
  shift
  asked="gribning $* (on a terminal)"
  TERM=${kind:-xterm} script --quiet --return --command "$(printf '%q ' "$program" "$@")" shown </dev/null >"$place/stdout" 2>"$place/stderr" || status=$?
  [ "$status" -eq "$wanted" ] || wrong "$asked: exit code $status, not $wanted"
}

mkdir talks
cp "$corpus"/0[12]*.txt talks
on_terminal 0 --lang en convert talks --to json -o converted
prints "$bar"
prints ' a second'
prints_no 'i sekundet'
on_terminal 0 annotate talks --lines -o lines.jsonl
prints "$bar"
prints ' [0-9]+,[0-9] i sekundet'
kind=dumb
on_terminal 0 annotate talks --lines -o dumb.jsonl
prints_no "$bar"
kind=xterm
on_terminal 0 annotate talks --lines
prints_no $'\033\\[K'
printf 'PK\003\004broken' >talks/03-broken.docx
on_terminal 1 annotate talks --lines -o again.jsonl
prints $'\033\\[K\r\033\\[Ktalks/03-broken'
