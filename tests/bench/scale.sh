#!/usr/bin/env bash
# Time and memory against the size of a corpus, as a table and a plot.
# Usage: tests/bench/scale.sh OUT.svg [BUILD [MEGABYTES…]]. Stops before a size that would take more than half an hour of processor time.
# SPDX-License-Identifier: MIT
set -euo pipefail
export LC_ALL=C.UTF-8
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
out=$1
bin=${2:-$root/build/release}/bin
shift "$(($# > 2 ? 2 : $#))"
sizes=("$@")
[ "${#sizes[@]}" -gt 0 ] || sizes=(1 3 10 30 100 300 1000)

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
printf '| megabytes | conversations | seconds of processor time | peak memory, MB |\n|--:|--:|--:|--:|\n'
last=0 before=0
for size in "${sizes[@]}"; do
  if awk -v last="$last" -v size="$size" -v before="$before" 'BEGIN { exit !(before > 0 && last * size / before > 1800) }'; then
    echo "not run: $size MB and more"
    break
  fi
  rm -rf "$work/talk"
  "$bin/generate_talk" "$root/corpora" "$work/talk" "$size"
  "$bin/measured" "$bin/gribning" annotate --lines "$work/talk" >/dev/null 2>"$work/spent"
  read -r last peak <"$work/spent"
  before=$size
  printf '| %s | %s | %s | %s |\n' "$size" "$(find "$work/talk" -name '*.txt' | wc -l)" "$last" "$peak"
  printf '%s %s %s\n' "$size" "$last" "$peak" >>"$work/points"
done
awk -f "$root/tests/bench/plot.awk" "$work/points" >"$out"
