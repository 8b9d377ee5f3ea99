#!/usr/bin/env bash
# a pack holds its sheets, an index, a guide and a manifest, and is made again byte for byte.
# SPDX-License-Identifier: MIT
command -v unzip >/dev/null || skip 'unzip is not installed'
golden=$sources/tests/sheet/golden
formats=html,txt
! command -v weasyprint >/dev/null || formats=html,pdf
gribning 0 sheet "$golden/cafe/cafe.txt" "$golden/team/team.cha" --format $formats --pack one.zip
mkdir elsewhere
cp "$golden/cafe/cafe.txt" "$golden/team/team.cha" elsewhere/
touch -d 2001-01-01 elsewhere/*
(
  cd elsewhere
  TZ=Pacific/Auckland gribning 0 sheet cafe.txt team.cha --format $formats --pack ../two.zip
)
same one.zip two.zip
unzip -q one.zip -d pack
for name in index.html facilitator-guide.html manifest.json sheets/cafe.data-session.html sheets/team.facilitator.html; do
  [ -s "pack/$name" ] || wrong "$name is not in the pack: $(find pack -type f)"
done
grep -oE 'href="[^"]+"' pack/index.html | sed 's/href="//; s/"//' | while read -r link; do
  [ -s "pack/$link" ] || wrong "the index links to $link, which is not there"
done
(cd pack && sha256sum sheets/* index.html facilitator-guide.*) | while read -r digest name; do
  grep -q "$digest" pack/manifest.json || wrong "the manifest does not know $name"
done
grep -q "$(sha256sum <elsewhere/cafe.txt | cut -d ' ' -f 1)" pack/manifest.json || wrong 'the manifest does not know its source'
