#!/usr/bin/env bash
# a sheet that could identify somebody is refused with the place named, and written when that is allowed.
# SPDX-License-Identifier: MIT
cat >samtale.txt <<'END'
Constructed: yes

1 Borger: jeg har prøvet at arbejde i en butik
2 Sagsbehandler: hvordan var det
3 Borger: du kan ringe til mig på 20 30 40 50 hvis det er
4 Sagsbehandler: det gør jeg
END
gribning 1 sheet samtale.txt --whole -o ark.html
complains 'samtale\.txt:5:[0-9]+: tur 3: ligner et telefonnummer'
[ ! -e ark.html ] || wrong 'the sheet was written'
gribning 0 sheet samtale.txt --turns 1-2 -o ark.html
[ -s ark.html ] || wrong 'turns without the number are no reason to refuse'
rm ark.html
gribning 0 sheet samtale.txt --whole --allow-identifying -o ark.html
grep -q '20 30 40 50' ark.html || wrong 'the sheet lacks the turn'
# run leaves out just those sheets.
cp "$corpus"/01-*.txt uden.txt
gribning 1 run samtale.txt uden.txt -o out
complains 'samtale\.txt:5:[0-9]+: tur 3: ligner et telefonnummer'
complains 'Arket er ikke skrevet'
complains '^1 samtale har ingen ark'
[ "$(cd out && find . -name '*.html' -o -name '*.json' | LC_ALL=C sort | tr '\n' ' ')" = './analysis/samtale.json ./analysis/uden.json ./sheets/uden.data-session.html ./sheets/uden.facilitator.html ' ] ||
  wrong 'other sheets than those were left out'
gribning 0 run samtale.txt -o allowed --allow-identifying
[ "$(sheets_in allowed | wc -l)" -eq 2 ] || wrong 'what was allowed is not written'
# Coding that is not there is not replaced by the program's.
mkdir codes
gribning 1 sheet uden.txt --coding codes -o coded.html
complains 'uden\.txt: .*ingen kodning af samtalen'
[ ! -e coded.html ] || wrong 'a sheet was written without the coding'
