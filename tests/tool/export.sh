#!/usr/bin/env bash
# the analysis is written for other programs, for the owner only, and never over what is there.
# SPDX-License-Identifier: MIT
one=$corpus/01-opfoelgning-forsamlingshuset.txt
two=$corpus/02-mentor-kabelruller.txt
umask 022
gribning 0 export "$one" "$two" --to qdpx -o samtaler.qdpx
[ "$(stat -c %a samtaler.qdpx)" = 600 ] || wrong 'others may read it'
cp samtaler.qdpx before
gribning 1 export "$one" "$two" --to qdpx -o samtaler.qdpx
complains 'samtaler.qdpx.*--overwrite'
same before samtaler.qdpx
gribning 0 export "$one" "$two" --to qdpx -o samtaler.qdpx --overwrite --lang en
! cmp -s before samtaler.qdpx || wrong 'it was not replaced'
gribning 0 export "$one" "$two" --to qdpx -o samtaler.qdpx --overwrite
same before samtaler.qdpx
# A folder has a file for each conversation; one file holds one.
gribning 0 export "$one" "$two" --to graphml -o graphs
[ "$(find graphs -type f | wc -l)" = 2 ] || wrong "not two graphs: $(find graphs)"
gribning 1 export "$one" "$two" --to graphml -o one.graphml
complains 'one.graphml'
gribning 0 export "$two" --to dot -o one.dot
[ -s one.dot ] || wrong 'no one.dot'
# The same conversation twice does not become one.
gribning 0 export "$two" "$two" --to csv -o tables
cut -d , -f 1 tables/turns.csv | sort -u | grep -q kabelruller-2 || wrong 'two conversations have one name'
# Hand coding in the place of the program's.
gribning 0 export "$two" --to csv -o hand --coding "$sources/annotations/gold"
cut -f 2-9 "$sources/annotations/gold/02-mentor-kabelruller.opportunities.tsv" | tr '\t' , >wanted
cut -d , -f 2-9 hand/opportunities.csv >got
same wanted got
gribning 1 export "$two" --to csv -o none --coding .
complains 'kodning|coding'
# Wrong usage.
gribning 2 export "$two" --to nonsense -o x
complains 'qdpx'
gribning 2 export "$two" --to qdpx
