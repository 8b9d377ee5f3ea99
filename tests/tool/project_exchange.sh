#!/usr/bin/env bash
# coding leaves a project for tables, REFI-QDA and tiers and comes back, with a report of what was placed, moved and lost.
# SPDX-License-Identifier: MIT
gribning 0 project new p.gribning
printf 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v B>jeg tror måske det er noget\n\n00:03.500 --> 00:05.000\n<v S>hvad så\n' >kort.vtt
gribning 0 project add p.gribning "$corpus/02-mentor-kabelruller.txt" kort.vtt
for coder in anna bo carl dorte; do gribning 0 project coder p.gribning "$coder"; done
talk=02-mentor-kabelruller
cat >batch <<EOF
add $talk:20 perspective=concrete orientation=conditional tentative=yes verdict=taken_up how=question response=21 note="\"nå jo\" siger hun"
add $talk:31 layer=worker_turn question=open
code $talk:30 trust words="jeg tror" note="tøver"
code $talk:30 "god tone"
code $talk:32 Barrierer/transport
add $talk:30 layer=theme label=trust
memo $talk:34 note="spørg gruppen"
memo $talk note="om hele samtalen"
select $talk:28-33 ark1
finish $talk
code kort:1 trust words=måske
EOF
gribning 0 decide p.gribning --coder anna --from batch
gribning 0 project marks p.gribning "$talk" --coder anna
prints 'response=21'
prints '»jeg tror«'

# Tables of hand coding, and back: the same coding by another coder; a second time nothing is new.
gribning 0 project coding p.gribning --coder anna -o out
echo mine >"out/$talk.worker_turns.tsv"
gribning 1 project coding p.gribning --coder anna -o out
complains 'tsv.*--overwrite'
grep -qx mine "out/$talk.worker_turns.tsv" || wrong 'hand coding is lost'
gribning 0 project coding p.gribning --coder anna -o out --overwrite
complains 'memoer om hele samtaler'
for table in opportunities worker_turns codes; do
  gribning 0 project take p.gribning "out/$talk.$table.tsv" --coder bo --finish
  prints ' 0 flyttet, 0 tabt'
done
gribning 0 project take p.gribning out/kort.codes.tsv --coder bo
gribning 0 project coding p.gribning --coder bo -o again
same out again
gribning 0 project take p.gribning "out/$talk".{opportunities,worker_turns,codes}.tsv --coder bo --finish
prints 'nye beslutninger: 0'
prints_no 'nye beslutninger: [1-9]'
gribning 0 agree p.gribning anna bo --disagreements
prints_no "^$talk:[0-9]*: "

# A REFI-QDA project and the tables for R.
gribning 0 project coding p.gribning --coder anna --to qdpx -o anna.qdpx
gribning 0 project take p.gribning anna.qdpx --coder carl --finish
prints ' 0 flyttet, 0 tabt'
gribning 0 project coding p.gribning --coder carl -o by-qdpx
same out by-qdpx
gribning 0 project coding p.gribning --coder anna --to csv -o tables
grep -q "^$talk,30,code,trust,.*,jeg tror,1.000,anna," tables/annotations.csv || wrong 'no code of hers in the tables for R'
! grep -q ',cues,' tables/annotations.csv || wrong "the program's annotations among hers"
grep -q ',spørg gruppen$' tables/memos.csv || wrong 'no memo in the tables for R'
gribning 0 project take p.gribning tables/opportunities.csv tables/annotations.csv --coder dorte
prints ' 0 flyttet, 0 tabt'
gribning 1 project coding p.gribning --coder anna --to csv -o tables
complains 'findes'

# Tiers: what she coded stands in them, and what they cannot hold is said.
for target in eaf exb chat; do
  gribning 0 project coding p.gribning --coder anna --to "$target" -o "$target"
  complains 'noter og memoer'
done
grep -q 'trust: måske' eaf/kort.eaf || wrong 'no code in the ELAN tiers'
grep -q 'trust: jeg tror' "exb/$talk.exb" || wrong 'no code in the EXMARaLDA tiers'
grep -q '^%grb:.*trust' "chat/$talk.cha" || wrong 'no code in the CHAT lines'

# The turns to put on sheets.
gribning 0 project selections p.gribning
cp "$place/stdout" selection.tsv
gribning 0 sheet "$corpus/$talk.txt" --selection selection.tsv -o sheet.txt

# A corrected transcript: what has words is found again, what has only numbers is warned of, what is gone is lost.
sed -e '/^M: du ville/i M: (1.0) øh' -e 's/^B: (1.2) jeg har åbnet/B: (1.2) jeg åbnede/' -e '/^M: må han det/d' "$corpus/$talk.txt" >rettet.txt
gribning 0 project add p.gribning rettet.txt --as "$talk"
prints 'anna 1  opportunity  20 → 21'
prints 'anna 2  worker_turn  31 → –'
gribning 0 project coder p.gribning eva
gribning 0 project take p.gribning "out/$talk.codes.tsv" --coder eva
prints '5 flyttet, 0 tabt'
gribning 0 project take p.gribning "out/$talk.opportunities.tsv" --coder eva
complains 'numre'
gribning 0 project coder p.gribning finn
gribning 0 project take p.gribning anna.qdpx --coder finn
prints 'flyttet'
prints 'tabt'
gribning 0 project marks p.gribning "$talk" --coder finn
prints 'finn  opportunity .*response=22'
gribning 0 project check p.gribning

# What is no coding is refused, and a code that is not in the codebook once that counts.
echo 'not a table' >nothing.tsv
gribning 1 project take p.gribning nothing.tsv --coder eva
complains 'kolonnerne'
gribning 0 project phase p.gribning code
gribning 0 project coder p.gribning gitte
gribning 1 project take p.gribning "out/$talk.codes.tsv" --coder gitte
complains 'kodebog'
prints 'afvist: 3'
