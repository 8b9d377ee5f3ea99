#!/usr/bin/env bash
# the same conversation in another encoding gives the same coding.
# SPDX-License-Identifier: MIT
name=01-opfoelgning-forsamlingshuset
mkdir plain
cp "$corpus/$name.txt" plain/
gribning 0 code "plain/$name.txt" -o plain_codes
for encoding in WINDOWS-1252 UTF-16LE UTF-16; do
  mkdir "$encoding"
  # The corpus writes '…', quotation marks and dashes: all of them are in windows-1252.
  iconv -f UTF-8 -t "$encoding" "plain/$name.txt" >"$encoding/$name.txt"
  gribning 0 code "$encoding/$name.txt" -o "${encoding}_codes"
  same plain_codes "${encoding}_codes"
done
gribning 0 code --encoding windows-1252 "WINDOWS-1252/$name.txt" -o told
same plain_codes told
# Line ends of another system.
mkdir crlf
sed 's/$/\r/' "plain/$name.txt" >"crlf/$name.txt"
gribning 0 code "crlf/$name.txt" -o crlf_codes
same plain_codes crlf_codes
