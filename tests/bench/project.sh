#!/usr/bin/env bash
# How long a large project takes: 10,000 conversations, 200,000 decisions by two coders.
# Usage: tests/bench/project.sh [CONVERSATIONS [GRIBNING]]. Made by importing a constructed folder, 20 decisions a
# conversation; every figure is the best of three runs of the command, its start included.
# SPDX-License-Identifier: MIT
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
conversations=${1:-10000}
gribning=${2:-$root/build/release/bin/gribning}
[ -x "$gribning" ] || { echo "no program at $gribning: build it first (./dev build)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

"$gribning" project new "$work/one.gribning" >/dev/null
"$gribning" project add "$work/one.gribning" "$root/corpora/jobcenter/02-mentor-kabelruller.txt" >/dev/null
for coder in anna bo; do "$gribning" project coder "$work/one.gribning" "$coder" >/dev/null; done
"$gribning" project export "$work/one.gribning" -o "$work/folder" >/dev/null

# The one conversation under many names, coded by both: mostly alike, sometimes not.
python3 - "$work/folder" "$conversations" <<'PY'
import json, os, random, sys
folder, count = sys.argv[1], int(sys.argv[2])
name = "02-mentor-kabelruller"
talk = json.load(open(f"{folder}/conversations/{name}.json"))
document = open(f"{folder}/conversations/{name}.1.transcript.json").read()
for end in (".json", ".1.transcript.json"):
    os.remove(f"{folder}/conversations/{name}{end}")
citizen = [row["turn"] for row in talk["opportunities"]]
turns = talk["transcripts"][0]["turns"]
others = [turn for turn in range(turns - 1) if turn not in citizen]
dice = random.Random(1)
verdicts = ["taken_up", "acknowledged", "not_taken_up"]
number = {"anna": 0, "bo": 0}
for coder in number:
    os.makedirs(f"{folder}/coders/{coder}")
for i in range(count):
    talk["conversation"] = f"talk-{i:05}"
    json.dump(talk, open(f"{folder}/conversations/talk-{i:05}.json", "w"))
    open(f"{folder}/conversations/talk-{i:05}.1.transcript.json", "w").write(document)
    places = sorted(dice.sample(range(turns - 1), 8))
    verdict = {turn: dice.choice(verdicts) for turn in places}
    for coder in number:
        decisions = []
        for turn in places + [places[0]]:
            said = verdict[turn] if dice.random() < 0.8 else dice.choice(verdicts)
            number[coder] += 1
            decisions.append({"number": number[coder], "time": 1700000000000 + number[coder] * 1000, "act": "add",
                              "layer": "opportunity", "version": 1, "turn": turn, "quote": "words of the turn",
                              "response": turn + 1,
                              "fields": {"perspective": "concrete", "orientation": "toward", "tentative": "no",
                                         "verdict": said, "how": "receipt"},
                              "phase": "code", "codebook": 1})
        number[coder] += 1
        decisions.append({"number": number[coder], "time": 1700000000000 + number[coder] * 1000, "act": "add",
                          "layer": "conversation", "label": "finished", "version": 1, "phase": "code", "codebook": 1})
        json.dump({"coder": coder, "conversation": f"talk-{i:05}", "decisions": decisions},
                  open(f"{folder}/coders/{coder}/talk-{i:05}.json", "w"))
print(sum(number.values()), "decisions")
PY

# best COMMAND…: seconds of the fastest of three.
best() {
  local run what=$1
  [ "$1" != project ] || what=$2
  for run in 1 2 3; do
    local from=${EPOCHREALTIME/[.,]/}
    "$gribning" "$@" >/dev/null
    echo $((${EPOCHREALTIME/[.,]/} - from))
  done | sort -n | head -n 1 | awk -v what="${what##*/}" '{ printf "%-10s %7.3f s\n", what, $1 / 1e6 }'
}
from=${EPOCHREALTIME/[.,]/}
"$gribning" project import "$work/folder" "$work/large.gribning" >/dev/null
awk -v t=$((${EPOCHREALTIME/[.,]/} - from)) 'BEGIN { printf "%-10s %7.1f s\n", "import", t / 1e6 }'
stat -c 'size       %s bytes' "$work/large.gribning"

best project status "$work/large.gribning"
best project history "$work/large.gribning" --coder anna
best project list "$work/large.gribning"
best project search "$work/large.gribning" 'kabel*'
best agree "$work/large.gribning" anna bo
best decide "$work/large.gribning" --coder anna comment talk-00005:2 note=x
