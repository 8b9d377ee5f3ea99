#!/usr/bin/env bash
# How well the strength of ties ranks exchanges as people rank them: Spearman's correlation over pairs rated by teachers.
# Usage: tests/bench/uptake.sh [CSV [GRIBNING]]. The data (Demszky et al. 2021) is not part of the project.
# SPDX-License-Identifier: MIT
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
data=${1:-$root/../shared/data/uptake/uptake-even.csv}
gribning=${2:-$root/build/release/bin/gribning}
if [ ! -f "$data" ]; then
  echo "skipped: no rated exchanges at $data"
  exit 0
fi
[ -x "$gribning" ] || { echo "no program at $gribning: build it first (./dev build)" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
mkdir "$work/talk"

# One transcript for each observed lesson, two turns an exchange; the ratings in the same order.
python3 - "$data" "$work" <<'PY'
import csv, sys
data, work = sys.argv[1:]
lessons = {}
with open(data, newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        if row["uptake_zscore"]:
            lessons.setdefault(row["obs_id"], []).append(row)
with open(f"{work}/ratings.tsv", "w") as ratings:
    for lesson, rows in sorted(lessons.items()):
        with open(f"{work}/talk/{lesson}.txt", "w", encoding="utf-8") as talk:
            talk.write("Participant: S = student (citizen)\nParticipant: T = teacher (worker)\nLanguage: en\n\n")
            for number, row in enumerate(rows, 1):
                first, second = (" ".join(row[name].split()) for name in ("student_text", "teacher_text"))
                talk.write(f"S: {first}\nT: {second}\n")
                ratings.write(f"{lesson}\t{2 * number}\t{row['uptake_zscore']}\n")
PY
"$gribning" code "$work/talk" -o "$work/coding" >/dev/null

python3 - "$work" <<'PY'
import csv, glob, math, sys
work = sys.argv[1]
ties = {}
for path in glob.glob(f"{work}/coding/*.ties.tsv"):
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            ties[row["conversation"], row["turn"]] = float(row["tie"])
rated = [line.split("\t") for line in open(f"{work}/ratings.tsv")]
pairs = [(ties.get((lesson, turn), 0.0), float(rating)) for lesson, turn, rating in rated]

def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    out, first = [0.0] * len(values), 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in range(first, last + 1):
            out[order[place]] = (first + last) / 2
        first = last + 1
    return out

def correlation(x, y):
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    both = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
    return both / math.sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))

missing = sum((lesson, turn) not in ties for lesson, turn, _ in rated)
print(f"{len(pairs)} exchanges, {missing} without a tie, Spearman {correlation(*map(ranks, zip(*pairs))):.3f}")
PY
