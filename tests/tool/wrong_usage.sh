#!/usr/bin/env bash
# wrong usage ends with 2 and says what would be right.
# SPDX-License-Identifier: MIT
gribning 2
gribning 2 nosuchcommand
gribning 2 run
gribning 2 run "$corpus" --nosuchoption
gribning 2 run "$corpus" -o out --lang klingon
complains 'da'
gribning 2 run "$corpus" -o out --role M
gribning 2 run "$corpus" -o out --role M=emperor
complains 'worker'
gribning 2 explain "$corpus/01-opfoelgning-forsamlingshuset.txt"
complains 'turn|tur'

# A word that is nothing is named, with what was probably meant.
gribning 2 flg "$corpus"
complains '»flg«.*Mente du flag\?'
gribning 2 --lang en projet "$corpus"
complains "no command 'projet'.*did you mean project\?"
gribning 2 project statu p.gribning
complains '»gribning project« har ingen.*»statu«.*Mente du status'
gribning 2 flag "$corpus" --jsn
complains 'tilvalget --jsn\. Mente du --json'
gribning 2 explain a.txt:1 b.txt
complains '»b\.txt« er ét ord for meget'

# Values that could have no effect.
gribning 2 check "$corpus" --encoding klingon
complains 'klingon is not known'
gribning 2 check "$corpus" --merge-gap -5
gribning 2 learn --gold gold "$corpus" -o weights.json --date yesterday
complains '2026-11-22'
talk=$corpus/02-mentor-kabelruller.txt
gribning 2 sheet "$talk" -o out --columns 0
gribning 2 sheet "$talk" -o out --whole --lines 1-9
gribning 2 sheet "$talk" -o out --stop 24
complains 'predict'
gribning 1 sheet "$talk" -o out.txt --kind predict --stop 999
complains 'ingen tur 999'
gribning 2 decide p.gribning --coder anna --from batch comment x
complains 'not both'
gribning 0 check "$talk" --role Q=worker --role M=worker
complains '--role Q=worker: Ingen af de samtaler'
[ ! -e out ] || wrong 'something was written all the same'
