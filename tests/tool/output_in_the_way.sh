#!/usr/bin/env bash
# what is there already, an input least of all, is not written over.
# SPDX-License-Identifier: MIT
first=$corpus/01-opfoelgning-forsamlingshuset.txt
echo precious >out
gribning 1 run "$first" -o out
complains 'out'
[ "$(cat out)" = precious ] || wrong 'the file in the way was overwritten'
gribning 1 code "$first" -o out
gribning 1 run "$first" -o out/below
complains 'out'

# An input is never an output, under whatever name.
mkdir talks
cp "$first" talks/a.txt
cp "$corpus"/02-*.txt talks/b.txt
cp talks/a.txt a.before
ln -s talks/a.txt link.txt
ln talks/a.txt second.txt
gribning 0 convert talks/a.txt --to jsonl -o a.jsonl
cp a.jsonl lines.before
refused() {
  gribning 1 "$@"
  complains 'en af dem, der l.ses'
  same a.before talks/a.txt
  same lines.before a.jsonl
}
refused sheet talks/a.txt -o talks/a.txt --kind data-session --overwrite
refused sheet talks/a.txt -o link.txt --overwrite
refused sheet talks --pack talks/a.txt --overwrite
refused learn talks/a.txt --gold "$sources/annotations/gold" -o talks/a.txt --overwrite
refused annotate talks/a.txt --lines -o second.txt --overwrite
refused annotate talks --lines -o talks/a.txt --overwrite
refused annotate a.jsonl --lines -o ./ --overwrite
refused annotate a.jsonl --lines -o a.jsonl --overwrite
refused plan talks --shards 2 -o talks/a.txt --overwrite
refused export talks/a.txt --to qdpx -o talks/a.txt --overwrite
echo talks/a.txt >names
mkfifo pipe
cat names >pipe &
refused annotate --files pipe --lines -o talks/a.txt --overwrite
[ -z "$(find . -name '*.partial*' -o -name '.gribning-journal')" ] || wrong 'something is left over'

# Other files are replaced when that was asked for.
echo mine >mine
spared() {
  gribning 1 "$@"
  complains '--overwrite'
  [ "$(cat mine)" = mine ] || wrong "$asked: what was there is lost"
}
spared sheet talks/a.txt -o mine
spared sheet talks/a.txt --pack mine
spared learn talks --gold "$sources/annotations/gold" -o mine
cp mine sheet.html
gribning 1 sheet talks/a.txt -o sheet.html
same mine sheet.html
gribning 0 sheet talks/a.txt -o sheet.html --overwrite
grep -q '<html' sheet.html || wrong 'the sheet was not replaced'
gribning 0 code talks/a.txt -o codes
echo mine >codes/a.opportunities.tsv
gribning 1 code talks/a.txt -o codes
complains 'a\.opportunities\.tsv.*--overwrite'
grep -qx mine codes/a.opportunities.tsv || wrong 'hand coding is lost'
gribning 0 code talks/a.txt -o codes --overwrite
! grep -qx mine codes/a.opportunities.tsv || wrong 'the coding was not replaced'
gribning 0 run talks/a.txt -o sheets
gribning 0 run talks/a.txt -o sheets
echo mine >sheets/analysis/a.json
gribning 1 run talks/a.txt -o sheets
complains 'a\.json.*--overwrite|html.*--overwrite'
grep -qx mine sheets/analysis/a.json || wrong 'the analysis is lost'
gribning 0 run talks/a.txt -o sheets --overwrite

# Two conversations of one name stay two.
mkdir other
cp "$corpus"/03-*.txt other/a.txt
gribning 0 code talks/a.txt other/a.txt -o both
complains 'other/a\.txt: hedder »a-2«'
same codes/a.worker_turns.tsv both/a.worker_turns.tsv
[ "$(sed -n 2p both/a-2.worker_turns.tsv | cut -f 1)" = a-2 ] || wrong 'the second has the name of the first'

# Links stay links; devices and pipes stay what they are.
echo old >real.jsonl
ln -s real.jsonl linked.jsonl
gribning 0 annotate talks/a.txt --lines -o linked.jsonl --overwrite
[ -L linked.jsonl ] || wrong 'the link was replaced'
grep -q '"conversation":"a"' real.jsonl || wrong 'what the link leads to was not written'
mkfifo fifo
for command in 'annotate talks/a.txt --lines' 'convert talks/a.txt --to csv' 'sheet talks/a.txt'; do
  # shellcheck disable=SC2086  # the words of a command
  gribning 1 $command -o fifo --overwrite
  complains 'fifo: .*r.r og ikke en fil'
  [ -p fifo ] || wrong "$asked: the pipe was replaced"
done
gribning 1 convert talks/a.txt --to csv -o /dev/null --overwrite
complains '/dev/null: .*enhed'

# - is standard output, and a place is needed where there is more than that can hold.
gribning 0 annotate talks/a.txt --lines
mv "$place/stdout" printed
gribning 0 annotate talks/a.txt --lines -o -
same printed "$place/stdout"
gribning 0 convert talks/a.txt --to csv -o -
prints ','
gribning 0 export talks/a.txt --to graphml -o -
prints '<graphml'
gribning 1 export talks/a.txt --to csv -o -
complains 'flere filer'
gribning 2 run talks/a.txt -o -
gribning 2 code talks/a.txt -o -
[ ! -e ./- ] || wrong 'a file called - was made'
