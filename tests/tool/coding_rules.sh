#!/usr/bin/env bash
# hand coding that breaks the rules of coding is told by every command that reads it, with its place, and the rest is read.
# SPDX-License-Identifier: MIT
talk=02-mentor-kabelruller
mkdir coding
printf '%s\n' 'conversation,turn,perspective,orientation,tentative,response_turn,verdict,how,later,note' \
  "$talk,20,concrete,toward,måske,21,not_taken_up,problem_focus,," \
  "$talk,22,concrete,toward,ja,23,taken_up,praise,,ros" \
  "$talk,48,concrete,away,yes,51,acknowledged,institutional,," | tr ',' '\t' >"coding/$talk.opportunities.tsv"
# told: the three of them, where they are.
told() {
  complains "$talk.opportunities.tsv:2:42: fejl: Kolonnen »tentative«: »måske« er hverken yes eller no. Rækken er udeladt"
  complains "$talk.opportunities.tsv:3:42: advarsel: Kolonnen »tentative«: »ja« er læst som yes"
  complains "$talk.opportunities.tsv:3:57: advarsel: Kolonnen »how«: »praise« hører ikke til »taken_up«"
  complains "$talk.opportunities.tsv:4:35: fejl: Kolonnen »orientation«: »away« er ingen gribningsmulighed"
}
gribning 1 evaluate --gold coding "$corpus/$talk.txt"
told
prints "^$talk .*F1"
gribning 1 evaluate --gold "$corpus/../../annotations/gold" --coding coding "$corpus/$talk.txt"
told
gribning 1 learn --gold coding "$corpus/$talk.txt" -o weights.json
told
grep -q '1 opportunities' weights.json || wrong 'the row that is whole was not learnt from'
gribning 1 sheet "$corpus/$talk.txt" --coding coding -o sheet.txt
told
[ -s sheet.txt ] || wrong 'no sheet was made'
gribning 1 export "$corpus/$talk.txt" --to csv --coding coding -o tables
told
gribning 0 project new p.gribning
gribning 0 project add p.gribning "$corpus/$talk.txt"
for coder in anna bo; do gribning 0 project coder p.gribning "$coder"; done
gribning 1 project take p.gribning "coding/$talk.opportunities.tsv" --coder anna --finish
told
prints ': 1 placeret, 0 flyttet, 2 tabt; nye beslutninger: 2$'
sed -i '2d;4d;s/\tja\t/\tyes\t/;s/praise/question/' "coding/$talk.opportunities.tsv"
gribning 0 project take p.gribning "coding/$talk.opportunities.tsv" --coder bo --finish
[ ! -s "$place/stderr" ] || wrong "sound coding is complained of"
gribning 0 agree p.gribning anna bo
prints '^1 samtale, som alle har kodet: anna, bo$'
gribning 0 adjudicate p.gribning anna bo --lang en
prints '^1 conversation: '
