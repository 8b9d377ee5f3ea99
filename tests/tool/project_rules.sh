#!/usr/bin/env bash
# a project refuses what would spoil the coding: agreeing with oneself, deciding as the agreed coding, unknown layers.
# SPDX-License-Identifier: MIT
gribning 0 project new p.gribning
gribning 0 project add p.gribning "$corpus/02-mentor-kabelruller.txt"
for coder in anna bo carl; do gribning 0 project coder p.gribning "$coder"; done
gribning 0 project coder p.gribning dan --blind
talk=02-mentor-kabelruller
for coder in anna bo; do gribning 0 decide p.gribning --coder "$coder" add "$talk:20" perspective=concrete orientation=toward verdict=none; done
gribning 1 agree p.gribning anna anna
complains 'to gange'
gribning 1 adjudicate p.gribning anna bo --by bo
complains 'to gange'
gribning 1 adjudicate p.gribning anna bo --as carl
complains 'carl'
gribning 1 adjudicate p.gribning anna bo --by dan
complains 'blindt'
gribning 0 project history p.gribning --coder carl
prints_no '.'
gribning 0 adjudicate p.gribning anna bo --by carl
gribning 1 decide p.gribning --coder gold comment "$talk:20" note=x
complains 'adjudicate'
gribning 1 project undo p.gribning --coder gold
complains 'adjudicate'
gribning 1 adjudicate p.gribning anna gold
complains 'aftalt kodning'

gribning 1 decide p.gribning --coder anna add "$talk:20" layer=workerturn label=open
complains 'codebook'
gribning 1 decide p.gribning --coder anna add "$talk:20" layer=stance label=hegde
complains 'stance/hegde'
gribning 0 decide p.gribning --coder anna add "$talk:20" layer=stance label=hedge
gribning 1 decide p.gribning --coder anna memo
complains 'note='
echo "comment $talk:20 note=ikke hendes ord" >batch
gribning 1 decide p.gribning --coder anna --from batch
complains 'batch:1: »hendes« er et ord for meget'
echo "comment $talk:20 note=\"hun siger \\\"nå jo\\\"\"" >batch
gribning 0 decide p.gribning --coder anna --from batch
prints 'hun siger "nå jo"'
gribning 1 decide p.gribning --coder anna add "$talk:30" perspective=concrete orientation=toward verdict=taken_up response=29
complains 'efter den første'

# What somebody decides blind is not shown to others, and they know that it is there.
gribning 0 decide p.gribning --coder dan code "$talk:20" hemmelig
gribning 0 decide p.gribning --coder dan memo note="også hemmelig"
for command in history memos selections; do
  gribning 0 project "$command" p.gribning
  prints_no 'hemmelig'
done
gribning 0 project history p.gribning
complains 'dan koder blindt'
gribning 0 project history p.gribning --coder dan
prints 'hemmelig'
gribning 0 project release p.gribning dan
gribning 0 project memos p.gribning
prints 'også hemmelig'

# Another file is a correction of a conversation only when it is said so.
gribning 1 project add p.gribning "$corpus" --as "$talk"
complains 'as'
gribning 0 project list p.gribning
prints_no 'version 2'

# Damage is told when it is exported too, and the file that a transcript was read from mends it.
LC_ALL=C sed -i 's/havremælk/havremXXlk/g' p.gribning
gribning 1 project check p.gribning
complains 'beskadiget'
gribning 1 project export p.gribning -o folder
complains 'beskadiget'
gribning 0 project add p.gribning "$corpus/02-mentor-kabelruller.txt"
prints 'hel igen'
gribning 0 project check p.gribning
gribning 0 project export p.gribning -o folder

# What cannot be meant is said as such.
gribning 1 decide p.gribning --coder anna accept "$talk"
complains "mangler en tur: .*$talk:5"
gribning 1 decide p.gribning --coder anna add "$talk:3" perspective=concrete orientation=toward verdict=none
complains 'Tur 3 er en professionels'
gribning 1 project coder p.gribning gold
complains 'aftalte kodnings navn'
gribning 1 adjudicate p.gribning anna gribning
complains 'programmet selv'
gribning 1 project status "$corpus/$talk.txt"
complains 'ikke et gribning-projekt'
gribning 2 project history p.gribning --most -1
gribning 0 project history p.gribning --most 1
prints '^20[0-9-]* [0-9:]* UTC  '
gribning 0 project search p.gribning zzz
complains 'Ingen tur'
gribning 2 project search p.gribning 'by*fest'
complains 'only end'
# A record that was spoilt is named.
sed -i '0,/"number"/s//"numbr"/' folder/coders/anna/*.json
gribning 1 project import folder spoilt.gribning
complains "coders/anna/.*Nr\. 1 i listen »decisions«"
