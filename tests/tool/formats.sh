#!/usr/bin/env bash
# the formats that are read and written are listed with their endings, for people and as JSON.
# SPDX-License-Identifier: MIT
gribning 0 formats
prints '^text +læses og skrives +\.txt'
prints '^docx +læses +\.docx'
gribning 0 formats --lang en
prints '^chat +read and written +\.cha'
gribning 0 formats --json
[ "$(json 0 name)" = text ] || wrong 'the first format is not text'
# Every format has its page, and every one that --from takes is listed.
gribning 2 check x --from nothing
complains 'docx'
for folder in "$sources"/tests/formats/golden/*/; do
  gribning 0 formats
  prints "^$(basename "$folder") "
done
