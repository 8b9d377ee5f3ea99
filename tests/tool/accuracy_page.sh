#!/usr/bin/env bash
# evaluate writes a page with the program beside two hand coders, the same bytes every time.
# SPDX-License-Identifier: MIT
readings=$sources/annotations/readings
for run in first second; do
  gribning 0 evaluate --gold "$sources/annotations/gold" --readers "$readings/1" "$readings/2" --write page.md "$corpus"
  mv page.md "$run.md"
done
same first.md second.md
grep -q '^| Opportunities, F1 | 0\.[0-9]* .* | 0\.[0-9]* ' first.md || wrong 'the two columns are not there'
grep -q 'not by trained analysts' first.md || wrong 'the page does not say who coded'
grep -q ' // gold: .* // program: ' first.md || wrong 'the reasons of both sides are not there'
gribning 2 evaluate --gold "$sources/annotations/gold" --readers "$readings/1" --write third.md "$corpus"
gribning 2 evaluate --gold "$sources/annotations/gold" --readers "$readings/1" "$readings/2" "$corpus"
