#!/usr/bin/env bash
# a run that Ctrl-C or a crash ended goes on with --resume, does nothing twice, and gives the bytes of one that was never stopped.
# SPDX-License-Identifier: MIT
env --default-signal=INT true 2>/dev/null || skip 'env cannot give a program its signals back here'
ls "$corpus"/0[1-4]*.txt >all
gribning 0 annotate --files all --lines -o whole.jsonl
gribning 0 run --files all -o whole

# done_in JOURNAL: how many inputs it says are done.
done_in() { if [ -e "$1" ]; then grep -c '"input"' "$1" || true; else echo 0; fi; }

# What a second program is asked while the first is at work, an option each.
meanwhile=
# stop SIGNAL STATUS JOURNAL LIST ARGUMENT…: the list of inputs comes through a pipe, two of them and then no more, so
# that the program is where it is wanted when the signal comes. LIST: what the program knows the pipe as.
stop() {
  local signal=$1 wanted=$2 journal=$3 list=$4 status=0 pid
  shift 4
  rm -f names
  mkfifo names
  # Opened both ways it waits for nobody.
  exec 7<>names
  env --default-signal=INT "$program" "$@" --files "$list" <names >"$place/stdout" 2>"$place/stderr" 7>&- &
  pid=$!
  head -n 2 all >&7
  while [ "$(done_in "$journal")" -lt 2 ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  # Meanwhile it is alone there.
  for option in $meanwhile; do
    gribning 1 "$@" --files all "$option"
    complains 'Et andet program skriver her'
  done
  kill "-$signal" "$pid"
  wait "$pid" 2>/dev/null || status=$?
  exec 7>&-
  asked="gribning $*"
  [ "$status" -eq "$wanted" ] || wrong "stopped by $signal: exit code $status, not $wanted"
}

for signal in INT KILL; do
  status=3
  meanwhile='--jobs=1 --resume --overwrite'
  [ "$signal" != KILL ] || meanwhile=
  [ "$signal" != KILL ] || status=137
  stop "$signal" "$status" lines.jsonl.partial.journal - annotate --lines -o lines.jsonl
  [ "$signal" = KILL ] || complains '^Standser efter det, der er i gang. Ctrl-C igen standser straks'
  [ "$signal" = KILL ] || complains 'Standset efter 2; sidst færdig: .*02-.*--resume'
  [ ! -e lines.jsonl ] || wrong 'what is not whole has the name of what is'
  # As if it had been killed while it wrote.
  printf '{"conversation": "ha' >>lines.jsonl.partial
  printf '{"input": "ha' >>lines.jsonl.partial.journal
  gribning 0 annotate --files all --lines -o lines.jsonl --resume
  same whole.jsonl lines.jsonl
  gribning 0 annotate --files all --lines -o lines.jsonl --resume
  complains 'intet at forts'
  rm lines.jsonl

  stop "$signal" "$status" out/.gribning-journal names run -o out
  first=$(find out -name '01-*.html' | head -n 1)
  [ -n "$first" ] || wrong 'nothing of what was done is there'
  touch -d 2001-01-01 "$first"
  gribning 0 run --files all -o out --resume
  [ "$(find "$first" -newermt 2002-01-01)" = '' ] || wrong "$first was written twice"
  prints '^4 samtaler'
  same whole out
  rm -r out
done
[ -z "$(find . -name '*journal*' -o -name '*.partial')" ] || wrong "left over: $(find . -name '*journal*' -o -name '*.partial')"

meanwhile=
stop TERM 3 lines.jsonl.partial.journal names annotate --lines -o lines.jsonl
gribning 1 annotate --files all --lines -o lines.jsonl --resume --merge-gap 5
complains 'andre valg'
tac all >changed
gribning 1 annotate --files changed --lines -o lines.jsonl --resume
complains 'Begynd forfra'
cp lines.jsonl.partial stopped
gribning 1 annotate --files all --lines -o lines.jsonl
complains '--resume forts.tter det; --overwrite begynder forfra'
same stopped lines.jsonl.partial
gribning 0 annotate --files all --lines -o lines.jsonl --overwrite
same whole.jsonl lines.jsonl
# Files of a folder: what was written and not noted any more is the run's own, what says something else is not.
gribning 0 annotate --files all --lines -o whole-each/
stop KILL 137 each/.gribning-journal - annotate --lines -o each/
last=$(cd whole-each && ls 04-*)
cp "whole-each/$last" each
gribning 0 annotate --files all --lines -o each/ --resume
same whole-each each
gribning 1 annotate --files all --lines -o each/
complains 'overwrite'
same whole-each each
rm -r each
stop TERM 3 each/.gribning-journal - annotate --lines -o each/
echo mine >"each/$last"
gribning 1 annotate --files all --lines -o each/ --resume
complains "$last.*overwrite"
grep -qx mine "each/$last" || wrong 'a file that was there is lost'
gribning 0 annotate --files all --lines -o each/ --resume --overwrite
same whole-each each

# What is there already, and is the same, is no obstacle.
gribning 0 annotate --files all --lines -o each/ --resume
same whole-each each
[ ! -e each/.gribning-journal ] || wrong 'the journal is left over'

# A pipe that nobody writes to does not keep it from stopping.
mkfifo silent.txt
head -n 1 all >with-silent
echo silent.txt >>with-silent
env --default-signal=INT "$program" annotate --files with-silent --lines -o silent.jsonl >"$place/stdout" 2>"$place/stderr" &
pid=$!
while [ "$(done_in silent.jsonl.partial.journal)" -lt 1 ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
kill -INT "$pid"
status=0
wait "$pid" 2>/dev/null || status=$?
asked='gribning annotate silent.txt'
[ "$status" -eq 3 ] || wrong "stopped at a silent pipe: exit code $status, not 3"
complains 'Standset efter 1;'
rm silent.txt silent.jsonl.*

# Sheets go on with the texts that they began with.
annotations=$place/annotations
cp -r "$sources/annotations" "$annotations"
export GRIBNING_ANNOTATIONS=$annotations
stop TERM 3 out/.gribning-journal - run -o out
printf '\n' >>"$annotations/sheets/texts.tsv"
gribning 1 run --files all -o out --resume
complains 'andre valg'
unset GRIBNING_ANNOTATIONS
rm -r out

rm lines.jsonl
# As many bytes as were written, but not those: after a power cut a disk may have zeros.
stop KILL 137 lines.jsonl.partial.journal - annotate --lines -o lines.jsonl
size=$(stat -c %s lines.jsonl.partial)
printf '\0\0\0' | dd of=lines.jsonl.partial bs=1 seek=$((size - 3)) conv=notrunc status=none
gribning 0 annotate --files all --lines -o lines.jsonl --resume
same whole.jsonl lines.jsonl

# What is complete from before is not what was being written in its place.
head -n 1 all >one
gribning 0 annotate --files one --lines -o lines.jsonl --overwrite
cp lines.jsonl older
stop KILL 137 lines.jsonl.partial.journal - annotate --lines -o lines.jsonl --overwrite
rm lines.jsonl.partial
gribning 1 annotate --files all --lines -o lines.jsonl --resume
complains 'overwrite'
same older lines.jsonl
gribning 0 annotate --files all --lines -o lines.jsonl --resume --overwrite
same whole.jsonl lines.jsonl
# Ended between giving the file its name and putting the journal away.
stop KILL 137 lines.jsonl.partial.journal - annotate --lines -o lines.jsonl --overwrite
mv lines.jsonl.partial lines.jsonl
gribning 0 annotate --files all --lines -o lines.jsonl --resume
same whole.jsonl lines.jsonl

# What a power cut leaves of a run that had just begun.
rm lines.jsonl
: >lines.jsonl.partial.journal
gribning 0 annotate --files all --lines -o lines.jsonl --resume
same whole.jsonl lines.jsonl
[ ! -e lines.jsonl.partial.journal ] || wrong 'the journal is left over'

# A name that the disk cannot hold is that conversation's failure, not the end.
long=$(printf 'n%.0s' {1..245}).txt
mkdir long
cp "$corpus"/01-*.txt long
cp "$corpus"/02-*.txt "long/$long"
cp "$corpus"/03-*.txt long/z.txt
gribning 1 run long -o long-out
complains 'navn er for langt'
complains '^1 af 3'
ls long-out/sheets/z.*.html >/dev/null || wrong 'those behind it were lost'
[ ! -e long-out/.gribning-journal ] || wrong 'the run did not come to its end'
