#!/usr/bin/env bash
# a sheet is one file that asks for nothing from outside.
# SPDX-License-Identifier: MIT
gribning 0 run "$corpus" -o out
for sheet in $(sheets_in out); do
  ! grep -nE '<script|<link|<iframe|<object|<img[^>]*src="[^d]|@import|url\(|https?://' "$sheet" | grep -v 'http://www.w3.org' ||
    wrong "$sheet reaches outside"
done
