#!/usr/bin/env bash
# codebook prints every label in Danish or English, and with --codebook a team's own.
# SPDX-License-Identifier: MIT
gribning 0 codebook
prints '### Forbehold \(`stance/hedge`\)|### forbehold \(`stance/hedge`\)'
prints_no 'samtalemodel'
gribning 0 codebook --lang en
same "$sources/docs/codebook.md" "$place/stdout"
gribning 0 codebook --lang da
same "$sources/docs/kodebog.md" "$place/stdout"
gribning 0 codebook --codebook samtalemodel
prints 'samtalemodel/A'

# A codebook of one's own, with a cue, from any folder.
cat >mine.json <<'JSON'
{"title": {"da": "Min", "en": "Mine"}, "layers": [{"name": "mine", "title": {"da": "Min", "en": "Mine"},
 "definition": {"da": "d", "en": "d"}, "labels": [{"name": "bike", "title": {"da": "Cykel", "en": "Bicycle"},
 "definition": {"da": "d", "en": "d"}, "example": {"da": "e", "en": "e"}, "source": "s", "speakers": ["citizen"]}]}]}
JSON
printf 'id\tcue\tlabels\tweight\tnote\nmine.bike\tstem:cykel\tmine/bike\t0.9\t\n' >mine.da.tsv
printf 'Language: da\n\nBorger: Jeg lappede cyklen.\nMedarbejder: En cykel?\n' >talk.txt
gribning 0 annotate talk.txt --codebook mine.json --layer mine --lang en
prints "Bicycle \[mine/bike\] 'cyklen' \(mine.bike\)"
[ "$(grep -c 'mine/bike' "$place/stdout")" -eq 1 ] || wrong "a label for citizens is given to a professional"

# What is wrong is said with its place.
sed 's/mine\/bike/mine\/car/' -i mine.da.tsv
gribning 1 annotate talk.txt --codebook mine.json --lang en
complains 'mine.da.tsv:2:22: .*mine/car'
gribning 1 codebook --codebook nowhere.json
complains 'nowhere.json'
printf '{"title": 3}' >bad.json
gribning 1 codebook --codebook bad.json --lang en
complains 'bad.json: .*/title'
