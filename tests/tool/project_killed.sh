#!/usr/bin/env bash
# a project that is killed while it is added to, decided in, imported or backed up holds all that was acknowledged.
# SPDX-License-Identifier: MIT
# KILLS=200 KILL_SEED=1 for more of it than the tests do every day.
kills=${KILLS:-20}
RANDOM=${KILL_SEED:-1}
"$program" project new p.gribning >/dev/null
"$program" project add p.gribning "$corpus/02-mentor-kabelruller.txt" "$corpus/07-telefon-panfloejten.txt" >/dev/null
"$program" project coder p.gribning anna >/dev/null
"$program" project export p.gribning -o folder >/dev/null
for ((i = 0; i < 2000; ++i)); do echo "comment 02-mentor-kabelruller:2 note=$i"; done >decisions
: >acknowledged

for ((kill = 0; kill < kills; ++kill)); do
  case $((kill % 4)) in
    0) "$program" decide p.gribning --coder anna --from decisions >>acknowledged 2>>errors & ;;
    1) "$program" project add p.gribning "$corpus" >>added 2>>errors & ;;
    2) rm -f again.gribning && "$program" project import folder again.gribning >/dev/null 2>>errors & ;;
    3) "$program" project backup p.gribning --to backups --keep 3 >/dev/null 2>>errors & ;;
  esac
  pid=$!
  sleep "0.$(printf '%03d' $((RANDOM % 500)))"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  [ ! -s errors ] || wrong "kill $kill: $(head -n 3 errors)"
  gribning 0 project check p.gribning
  # A line that was being written when the program was killed acknowledged nothing.
  said=$(grep -ac ' //* [0-9]*$' acknowledged || true)
  gribning 0 project history p.gribning --coder anna --most 1 --json
  held=$(json 0 number 2>/dev/null || echo 0)
  [ "$said" -eq 0 ] || [ "$held" -ge "$said" ] || wrong "kill $kill: $said decisions were acknowledged, $held are held"
  if [ -e again.gribning ]; then gribning 0 project check again.gribning; fi
  for copy in backups/*.gribning; do
    if [ -e "$copy" ]; then gribning 0 project check "$copy"; fi
  done
done
[ "$(wc -l <acknowledged)" -gt 0 ] || wrong 'nothing was decided before the kills: they prove nothing'
echo "$kills kills, $(wc -l <acknowledged) decisions acknowledged, $held held"
# What the killed programs left beside the project is gone after the next that does the same.
rm -f again.gribning
gribning 0 project import folder again.gribning
gribning 0 project backup p.gribning --to backups
[ -z "$(find . -name '.*.new*')" ] || wrong "left over: $(find . -name '.*.new*')"
