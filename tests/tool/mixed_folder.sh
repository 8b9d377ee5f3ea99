#!/usr/bin/env bash
# a folder that mixes all formats is analysed whole, and what is no transcript in it is named and passed over.
# SPDX-License-Identifier: MIT
golden=$sources/tests/formats/golden
count=0
mkdir mixed
for format in "$golden"/*/; do
  name=$(basename "$format")
  if [ -f "$format/utterances.jsonl" ]; then
    mkdir -p "mixed/$name"
    cp "$format"/*.json* "mixed/$name/"
    rm -f "mixed/$name"/*.expected.json
    count=$((count + 1))
    continue
  fi
  while IFS= read -r file; do
    # One name for one conversation, so that the number of sheets is the number of inputs.
    cp "$file" "mixed/$name-$(basename "$file")"
    count=$((count + 1))
  done < <(find "$format" -maxdepth 1 -type f ! -name '*.expected.json' | LC_ALL=C sort)
done
printf '{"name": "a-package", "version": "1.0.0"}\n' >mixed/package.json
printf 'conversation\tturn\tnote\nx\t1\tB: ja\n' >mixed/coding.tsv
printf '<html><body><p>en side</p></body></html>\n' >mixed/page.html
printf 'not a transcript' >mixed/README.txt
printf 'a recording' >mixed/talk.wav
gribning 0 run mixed -o out --allow-identifying
complains 'package\.json: ikke en udskrift'
complains 'coding\.tsv: ikke en udskrift'
sheets=$(sheets_in out | grep -c 'data-session')
[ "$sheets" -eq "$count" ] || wrong "$count inputs gave $sheets sheets"
gribning 0 check mixed --json
i=0
while [ "$i" -lt "$count" ]; do
  json "$i" format >>formats
  i=$((i + 1))
done
for format in "$golden"/*/; do
  grep -qx "$(basename "$format")" formats || wrong "nothing was read as $(basename "$format")"
done
