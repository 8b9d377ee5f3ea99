#!/usr/bin/env bash
# pseudonyms stand in every format and file name, and no name is left.
# SPDX-License-Identifier: MIT
cat >mette.txt <<'END'
Title: Samtale med Mette
Constructed: yes
Participant: Mette = borger (citizen)
Participant: S = sagsbehandler (worker)

1 S: hvad siger du Mette
2 Mette: jeg har tænkt på om Bo kunne (.) METTE kunne prøve i en butik
3 S: Bos butik ((borgers navn))
END
printf 'name\tpseudonym\nMette\tKaren\nBo\tIb\nmette\tkaren\n' >navne.tsv
gribning 0 sheet mette.txt --whole --kind data-session,facilitator,overview --format html,md,txt,tex --pseudonyms navne.tsv -o ark
[ -s ark/karen.data-session.html ] || wrong "the file's name is not a pseudonym: $(ls ark)"
! grep -rliE 'mette|\bbo\b|\bbos\b' ark || wrong 'a name is left'
grep -q 'Ibs butik ((borgers navn))' ark/karen.data-session.txt || wrong 'the genitive or the mask is not as it should be'
