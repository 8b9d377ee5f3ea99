#!/usr/bin/env bash
# the shards of a plan, merged, give the bytes of one machine, and what is missing, damaged or unread is named.
# SPDX-License-Identifier: MIT
mkdir corpus
cp "$corpus"/0*.txt corpus
(cd corpus && "$cmake" -E tar cf ../packed.zip --format=zip -- "$(basename "$(ls "$corpus"/10*.txt)")" 2>/dev/null) ||
  (cd "$corpus" && "$cmake" -E tar cf "$place/work/packed.zip" --format=zip -- 10*.txt)
printf '{"gribning": 1}\n{"speaker": "B", "talk": "ja"}\n{"gribning": 1}\n{"speaker": "B", "talk": "nej"}\n' >two.jsonl
# Two of one name, in shards of their own.
mkdir other
cp "$corpus"/11*.txt "other/$(basename "$(ls "$corpus"/01*.txt)")"
inputs=(corpus packed.zip two.jsonl other)
gribning 0 annotate "${inputs[@]}" --lines -o one.jsonl
[ "$(cut -d , -f 1 one.jsonl | sort -u | wc -l)" -eq 13 ] || wrong 'two conversations have one name'
gribning 0 plan "${inputs[@]}" --shards 3 -o plan.jsonl --lang en
prints '^13 inputs, [0-9]+ bytes, in 3 shards of [0-9]+ to [0-9]+ bytes'
read -r least most < <(sed -n 1p plan.jsonl | sed 's/.*"shard_bytes":\[\([0-9]*\),\([0-9]*\),\([0-9]*\)\].*/\1\n\2\n\3/' | sort -n | sed -n '1p;$p' | xargs)
[ "$most" -le $((least * 4 / 3)) ] || wrong "the shards are of $least to $most bytes"
gribning 1 plan corpus --shards 3 -o plan.jsonl
gribning 0 plan packed.zip --shards 1 -o single.jsonl --lang en
prints '^1 input, [0-9]+ bytes, in 1 shard of'
gribning 0 annotate --lines --plan single.jsonl --shard 1/1 -o single
gribning 0 merge single --plan single.jsonl -o single-merged.jsonl
prints '^1 samtale fra 1 input i 1 del, hver'
gribning 1 plan nosuch --shards 1 -o nothing.jsonl
complains 'nosuch: .*findes ikke'
complains 'intet at fordele'
[ ! -e nothing.jsonl ] || wrong 'a plan of nothing was written'
gribning 2 plan - --shards 3 -o other.jsonl
mkfifo names
gribning 2 plan --files names --shards 3 -o other.jsonl
for shard in 1 2 3; do gribning 0 annotate --lines --plan plan.jsonl --shard "$shard/3" -o shards; done
gribning 0 merge shards --plan plan.jsonl -o merged.jsonl
prints '^13 samtaler fra 13 input i 3 dele'
same one.jsonl merged.jsonl
cp shards/shard-1-of-3.jsonl before-merge
gribning 1 merge shards --plan plan.jsonl -o shards/shard-1-of-3.jsonl --overwrite
complains 'en af dem, der l.ses'
same before-merge shards/shard-1-of-3.jsonl
gribning 1 merge nosuchfolder --plan plan.jsonl -o again.jsonl
complains '^nosuchfolder: Mappen med dele findes ikke'
gribning 1 merge shards --plan single.jsonl -o again.jsonl
complains '^shards: .*dele af en anden plan'
gribning 2 annotate --lines --plan plan.jsonl --shard 4/3 -o shards
gribning 2 annotate --lines --plan plan.jsonl --shard 1/2 -o shards
gribning 2 annotate --lines --plan plan.jsonl --shard 1/3 -o shards corpus
gribning 1 annotate --lines --plan plan.jsonl --shard 1/3 -o shards
gribning 0 annotate --lines --plan plan.jsonl --shard 1/3 -o shards --resume
complains 'er f.rdig'
gribning 1 annotate --lines --plan plan.jsonl --shard 1/3 -o shards --resume --merge-gap 7
complains 'andre valg'

# Missing: not begun, or its result was changed afterwards.
mv shards/shard-2-of-3.receipt.jsonl kept
gribning 1 merge shards --plan plan.jsonl -o again.jsonl
prints '^2$'
complains '^shards/shard-2-of-3\.jsonl: er ikke f'

# A receipt that is none, one that cannot be read, one that says more than there is.
echo none >shards/shard-2-of-3.receipt.jsonl
gribning 1 merge shards --plan plan.jsonl -o again.jsonl
prints '^2$'
complains 'shard-2-of-3\.receipt\.jsonl: .*ikke en journal'
rm shards/shard-2-of-3.receipt.jsonl
mkdir shards/shard-2-of-3.receipt.jsonl
gribning 1 merge shards --plan plan.jsonl -o again.jsonl
complains 'shard-2-of-3\.receipt\.jsonl: .*mappe'
prints_no '2'
rmdir shards/shard-2-of-3.receipt.jsonl
sed 's/"end":[0-9]*/"end":99999999999999999/' kept >shards/shard-2-of-3.receipt.jsonl
gribning 1 merge shards --plan plan.jsonl -o again.jsonl
prints '^2$'
complains 'shard-2-of-3\.jsonl: har ikke l.ngere'
mv kept shards/shard-2-of-3.receipt.jsonl
sed -i 's/samtale/SAMTALE/;s/conversation/CONVERSATION/' shards/shard-3-of-3.jsonl
gribning 1 merge shards --plan plan.jsonl -o again.jsonl
prints '^3$'
[ ! -e again.jsonl ] || wrong 'something was merged that was not whole'
gribning 0 annotate --lines --plan plan.jsonl --shard 3/3 -o shards --overwrite
gribning 0 merge shards --plan plan.jsonl -o again.jsonl
same one.jsonl again.jsonl

# Another plan's shards do not mix, and another version's or other options' neither.
gribning 0 plan corpus --shards 3 -o other.jsonl
gribning 1 merge shards --plan other.jsonl -o other-merged.jsonl
gribning 0 annotate --lines --plan plan.jsonl --shard 1/3 -o shards --overwrite --merge-gap 7
gribning 1 merge shards --plan plan.jsonl -o mixed.jsonl
prints '^1$'
complains 'shard-1-of-3\.jsonl: .*andre valg'

# Unread: listed with its shard, the others are merged as one machine would have them.
printf 'PK\003\004broken' >corpus/02-broken.docx
gribning 1 annotate corpus --lines -o one-broken.jsonl
gribning 0 plan corpus --shards 2 -o broken.jsonl
changed=$(find corpus -name '03-*')
cp "$changed" before
with_broken=$(sed -n 's/^{"shard":\([12]\),"path":"corpus\/02-broken.*/\1/p' broken.jsonl)
with_changed=$(sed -n 's/^{"shard":\([12]\),"path":"corpus\/03-.*/\1/p' broken.jsonl)
for shard in 1 2; do
  gribning "$((shard == with_broken))" annotate --lines --plan broken.jsonl --shard "$shard/2" -o broken
done
gribning 1 merge broken --plan broken.jsonl -o merged-broken.jsonl --lang en
complains '^1 of 10 could not be read'
complains "^  $with_broken: corpus/02-broken\.docx"
same one-broken.jsonl merged-broken.jsonl
echo >>"$changed"
for shard in 1 2; do
  gribning "$((shard == with_broken || shard == with_changed))" \
    annotate --lines --plan broken.jsonl --shard "$shard/2" -o broken --overwrite
done
gribning 1 merge broken --plan broken.jsonl -o merged-changed.jsonl --lang en
complains 'no longer the one that the plan was made with'
