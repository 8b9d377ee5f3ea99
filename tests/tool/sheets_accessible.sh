#!/usr/bin/env bash
# a browser finds no barrier on any kind of sheet, and nothing too wide at twice the size.
# SPDX-License-Identifier: MIT
web=$sources/tests/sheet/web
browser=$(command -v chromium) || skip 'chromium is not installed'
command -v node >/dev/null || skip 'nodejs is not installed'
[ -d "$web/node_modules/axe-core" ] || skip "axe-core is not there: npm ci --prefix tests/sheet/web"
golden=$sources/tests/sheet/golden
gribning 0 sheet "$golden/cafe/cafe.txt" --coding "$golden/cafe/coding" \
  --kind data-session,predict,facilitator,contrast,co-vision,overview -o danish
gribning 0 sheet "$golden/team/team.cha" --lang en --coding "$golden/team/coding" \
  --kind data-session,facilitator,co-vision,overview --number every-5 --layout transcript -o english
gribning 0 sheet "$golden/cafe/cafe.txt" --coding "$golden/cafe/coding" --pack session.zip
unzip -q session.zip -d pack
# shellcheck disable=SC2046  # no name has a space
HOME=$PWD node "$web/accessible.js" "$browser" $(find danish english pack -name '*.html' | sed "s|^|$PWD/|" | LC_ALL=C sort) >"$place/stdout" ||
  wrong "$(cat "$place/stdout")"
