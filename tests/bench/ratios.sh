#!/usr/bin/env bash
# The whole program beside public programs from Debian: the same text, the same machine, one run.
# Usage: tests/bench/ratios.sh [MEGABYTES [BUILD]]; `./dev bench` builds what it needs. Prints Markdown.
# A program that is not there is named and left out.
# SPDX-License-Identifier: MIT
set -euo pipefail
export LC_ALL=C.UTF-8
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
megabytes=${1:-10}
bin=${2:-$root/build/release}/bin
gribning=$bin/gribning
for program in gribning generate_talk icu_words; do
  [ -x "$bin/$program" ] || { echo "no $bin/$program: ./dev bench builds it" >&2; exit 1; }
done
apertium=/usr/share/apertium/apertium-dan-nor

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# One core, where the system can hold a program to one.
one_core=()
if command -v taskset >/dev/null && taskset -c 0 true 2>/dev/null; then one_core=(taskset -c 0); fi

# seconds FILE COMMAND…: the least processor time of three runs, standard input from FILE.
seconds() {
  local input=$1 best='' run
  shift
  TIMEFORMAT='%U %S'
  for run in 1 2 3; do
    # shellcheck disable=SC2034
    run=$({ time "${one_core[@]}" "$@" <"$input" >/dev/null 2>"$work/errors"; } 2>&1 | awk 'END { print $1 + $2 }')
    best=$(awk -v a="$run" -v b="${best:-$run}" 'BEGIN { print a < b ? a : b }')
  done
  echo "$best"
}

# wall COMMAND…: the least elapsed time of five runs.
wall() {
  local best='' run
  TIMEFORMAT='%R'
  for run in 1 2 3 4 5; do
    run=$({ time "$@" </dev/null >/dev/null 2>"$work/errors"; } 2>&1 | tail -n 1)
    best=$(awk -v a="$run" -v b="${best:-$run}" 'BEGIN { print a < b ? a : b }')
  done
  echo "$best"
}

# row NAME WORDS SECONDS: a line of the table; `ours` is set before.
row() {
  awk -v name="$1" -v words="$2" -v seconds="$3" -v ours="$ours" 'BEGIN {
    rate = words / (seconds > 0 ? seconds : 0.001)
    printf "| %s | %d | %.2f | %d | %.4g |\n", name, words, seconds, rate, ours / rate
  }'
}

# compare HEADING FOLDER OF TRANSCRIPTS
compare() {
  local folder=$2 list=$work/list text=$work/text some=$work/some words few spent
  find "$folder" -name '*.txt' ! -name 'README*' | LC_ALL=C sort >"$list"
  xargs -d '\n' cat <"$list" >"$text"
  # What takes ten thousand words a second gets the beginning only.
  head -n 4000 "$text" >"$some"
  words=$(wc -w <"$text") few=$(wc -w <"$some")
  printf '\n## %s: %s words, %s bytes\n\n' "$1" "$words" "$(wc -c <"$text")"
  printf '| program | words | seconds of processor time | words a second | speed of `annotate --lines`, times this |\n|---|--:|--:|--:|--:|\n'
  spent=$(seconds /dev/null "$gribning" annotate --lines "$folder")
  ours=$(awk -v words="$words" -v seconds="$spent" 'BEGIN { print words / seconds }')
  row '`gribning annotate --lines`: all layers and opportunities as JSON Lines' "$words" "$spent"
  row '`gribning flag --json`: opportunities as JSON' "$words" "$(seconds /dev/null "$gribning" flag --json "$folder")"
  row '`gribning code`: coding as TSV' "$words" "$(seconds /dev/null "$gribning" code "$folder" -o "$work/codes" --overwrite)"
  row 'ICU word breaking alone' "$words" "$(seconds /dev/null xargs -d '\n' -a "$list" "$bin/icu_words")"
  row '`wc -w`' "$words" "$(seconds "$text" wc -w)"
  if command -v rg >/dev/null; then
    cues "$root/annotations/lexicon/da" >"$work/cues"
    row "\`rg -c\` for $(wc -l <"$work/cues") exact words of cues" "$words" "$(seconds "$text" rg -c -w -F -f "$work/cues")"
  else
    missing ripgrep
  fi
  if command -v ucto >/dev/null; then
    row '`ucto -L generic`: tokens and sentences' "$few" "$(seconds "$some" ucto -L generic)"
    row '`ucto -L nld`: the nearest language that it has' "$few" "$(seconds "$some" ucto -L nld)"
  else
    missing 'ucto (package ucto)'
  fi
  if command -v lt-proc >/dev/null && [ -e "$apertium/dan-nob.automorf.bin" ]; then
    row '`lt-proc`: Danish morphology' "$few" "$(seconds "$some" lt-proc -w "$apertium/dan-nob.automorf.bin")"
    if command -v cg-proc >/dev/null; then
      lt-proc -w "$apertium/dan-nob.automorf.bin" <"$some" >"$work/analysed"
      row '`cg-proc`: Danish disambiguation, after `lt-proc`' "$few" "$(seconds "$work/analysed" cg-proc -w "$apertium/dan-nor.rlx.bin")"
    else
      missing 'cg-proc (package cg3)'
    fi
  else
    missing 'lt-proc with Danish (packages lttoolbox and apertium-dan-nor)'
  fi
}

missing() { absent+=("$1"); }

# The single words that cues are made of, as far as they are plain.
cues() {
  awk -F '\t' '!/^#/ && $2 != "cue" { print $2 }' "$1"/*.tsv | tr -s ' ()|[]' '\n' | grep -xE '[a-zæøå]{3,}' | LC_ALL=C sort -u
}

absent=()
printf '# %s\n' "$("$gribning" --version)"
grep -m 1 'model name' /proc/cpuinfo 2>/dev/null | sed 's/.*: //' || true
printf '\n## From start to end with one small conversation\n\n| command | seconds |\n|---|--:|\n'
printf 'Language: da\nParticipant: S = sagsbehandler (worker)\nParticipant: B = borger (citizen)\n\nS: Hvad laver du?\nB: Jeg vil gerne ud i en praktik.\nS: Nå.\n' >"$work/small.txt"
for command in --version formats "codebook" "flag $work/small.txt" "annotate --lines $work/small.txt"; do
  # shellcheck disable=SC2086  # words of a command
  printf '| `gribning %s` | %s |\n' "${command/$work\//}" "$(wall "$gribning" $command)"
done

"$bin/generate_talk" "$root/corpora" "$work/talk" "$megabytes"
compare "Generated talk, $megabytes MB" "$work/talk"
compare 'The constructed conversations' "$root/corpora"
if "$gribning" annotate --help | grep -q -e --jobs && [ "$(nproc)" -gt 1 ]; then
  one=$(wall "$gribning" annotate --lines --jobs 1 "$work/talk") two=$(wall "$gribning" annotate --lines --jobs 2 "$work/talk")
  printf '\n## Two cores\n\n`--jobs 1` %s s, `--jobs 2` %s s: %s times as fast.\n' "$one" "$two" "$(awk -v a="$one" -v b="$two" 'BEGIN { printf "%.2f", a / b }')"
fi
if [ "${#absent[@]}" -gt 0 ]; then
  printf '%s\n' "${absent[@]}" | LC_ALL=C sort -u | sed 's/^/skipped, not there: /'
fi
