#!/usr/bin/env bash
# two people code a project, undo, compare, adjudicate, and the program is set beside what they agreed on.
# SPDX-License-Identifier: MIT
talks="$corpus/02-mentor-kabelruller.txt $corpus/07-telefon-panfloejten.txt"
gribning 0 project new p.gribning --title 'Vores samtaler'
# shellcheck disable=SC2086  # two files
gribning 0 project add p.gribning $talks
for coder in anna carl; do gribning 0 project coder p.gribning "$coder"; done
gribning 0 project coder p.gribning bo --blind
gribning 0 project phase p.gribning code
gribning 0 project codebook p.gribning --define trust --title Tillid --definition 'Talen viser tillid'
prints 'version 2'

# The program's own marks are what the two begin from; bo may not see them.
gribning 0 project marks p.gribning 02-mentor-kabelruller --coder anna
# One that the program says is received, so that two people can see it otherwise.
turn=$(sed -n '/verdict=acknowledged/s/^02-mentor-kabelruller:\([0-9]*\)  gribning  opportunity.*/\1/p' "$place/stdout" | head -n 1)
[ -n "$turn" ] || wrong 'the program marks nothing'
gribning 0 project marks p.gribning 02-mentor-kabelruller --coder bo
prints_no 'gribning'
gribning 1 decide p.gribning --coder bo accept "02-mentor-kabelruller:$turn"
complains 'blind'

gribning 0 decide p.gribning --coder anna accept "02-mentor-kabelruller:$turn"
prints '^anna 1 '
gribning 0 decide p.gribning --coder bo add "02-mentor-kabelruller:$turn" perspective=concrete orientation=conditional verdict=taken_up how=link
gribning 1 decide p.gribning --coder anna add 02-mentor-kabelruller:99999 perspective=concrete orientation=toward verdict=none
complains 'ingen tur'
gribning 1 decide p.gribning --coder anna change "02-mentor-kabelruller:$turn" verdict=godt
complains 'ikke en kode'
gribning 0 decide p.gribning --coder anna code "02-mentor-kabelruller:$turn" trust
gribning 0 project undo p.gribning --coder anna
prints 'fortryder 2'
gribning 0 project redo p.gribning --coder anna
printf 'finish 02-mentor-kabelruller\nfinish 07-telefon-panfloejten\n' >batch
gribning 0 decide p.gribning --coder anna --from batch
gribning 0 decide p.gribning --coder bo --from batch

# The lists stay closed while bo is blind.
gribning 0 agree p.gribning anna bo --disagreements
prints 'opportunity: hvad blev markeret'
prints 'positiv enighed'
complains 'blindt'
gribning 1 adjudicate p.gribning anna bo
complains 'release'
gribning 0 project release p.gribning bo
gribning 0 agree p.gribning anna bo --disagreements
prints "02-mentor-kabelruller:$turn: verdict: anna"
gribning 0 agree p.gribning anna bo --json
[ "$(json coders 1)" = bo ] || wrong 'no coders in the JSON'
! grep -qi nan "$place/stdout" || wrong 'NaN in the JSON'

gribning 0 adjudicate p.gribning anna bo --by carl
prints '2 åbne'
gribning 0 decide p.gribning --coder carl add "02-mentor-kabelruller:$turn" perspective=concrete orientation=conditional verdict=acknowledged how=receipt
gribning 0 decide p.gribning --coder carl code "02-mentor-kabelruller:$turn" trust
gribning 0 adjudicate p.gribning anna bo --by carl -o gold
prints '0 åbne'
grep -q "$turn.concrete.conditional.no..acknowledged.receipt" gold/02-mentor-kabelruller.opportunities.tsv || wrong 'the gold is not what carl decided'
grep -q 'anna 1, bo 1; carl 1' gold/02-mentor-kabelruller.opportunities.tsv || wrong 'the gold has no trail'
gribning 0 project history p.gribning --coder gold --json
cp "$place/stdout" before
cp -r gold gold-before
gribning 1 adjudicate p.gribning anna bo --by carl -o gold
complains '--overwrite'
gribning 0 adjudicate p.gribning anna bo --by carl -o gold --overwrite
same gold-before gold
gribning 0 project history p.gribning --coder gold --json
same before "$place/stdout"

gribning 0 evaluate --project p.gribning
prints 'F1'
gribning 0 learn --project p.gribning -o weights.json
grep -q '"gribning learn --project p.gribning --coder gold"' weights.json || wrong 'the weights do not say what they were learnt from'
gribning 0 project coding p.gribning --coder gold -o coding
same coding/02-mentor-kabelruller.opportunities.tsv gold/02-mentor-kabelruller.opportunities.tsv
gribning 0 project search p.gribning 'kabel*'
prints '02-mentor-kabelruller:'
gribning 0 project check p.gribning

gribning 0 project export p.gribning -o folder
gribning 0 project import folder again.gribning
gribning 0 project export again.gribning -o folder2
same folder folder2
gribning 0 project backup p.gribning --to backups
(cd backups && sha256sum -c --quiet p-0001.gribning.sha256) || wrong 'the hash beside the backup is another'
gribning 1 project new p.gribning
complains 'allerede'
[ -z "$(find . -perm /077 -name '*.gribning*')" ] || wrong 'others can read the project'
