#!/usr/bin/env bash
# a file without the right to read it is named.
# SPDX-License-Identifier: MIT
cp "$corpus/01-opfoelgning-forsamlingshuset.txt" locked.txt
chmod 000 locked.txt
if [ "$(id -u)" -eq 0 ]; then
  # Root reads everything: ask as nobody, where that is possible.
  chmod 711 "$place" && chmod 777 .
  setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$program" 2>/dev/null || skip 'root reads everything, and nobody may not run the program'
  original=$program
  program=$place/as_nobody
  printf '#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups "%s" "$@"\n' "$original" >"$program"
  chmod 755 "$program"
fi
gribning 1 run locked.txt -o out
complains 'locked\.txt'
