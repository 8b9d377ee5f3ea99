#!/usr/bin/env bash
# a sheet prints on A4 with every line of its extract.
# SPDX-License-Identifier: MIT
command -v weasyprint >/dev/null && command -v pdftotext >/dev/null || skip 'weasyprint and poppler-utils are not installed'
gribning 0 run "$corpus/01-opfoelgning-forsamlingshuset.txt" -o out
for sheet in $(sheets_in out); do
  weasyprint -q "$sheet" sheet.pdf
  pdfinfo sheet.pdf >sheet.facts
  grep -q 'A4' sheet.facts || wrong "$sheet does not print on A4: $(cat sheet.facts)"
  pdftotext -layout sheet.pdf sheet.words
  grep -q 'forsamlingshus' sheet.words || wrong "$sheet: the talk is not on the paper"
done
