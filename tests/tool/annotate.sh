#!/usr/bin/env bash
# annotate prints what the layers see by the codebook's titles, and names a layer that is not there.
# SPDX-License-Identifier: MIT
conversation=$corpus/14-rehabiliteringsmoede.txt
gribning 0 annotate "$conversation"
prints 'Formål \[meeting/purpose\]|formål \[meeting/purpose\]'
gribning 0 annotate "$conversation" --layer address --lang en
prints 'to the citizen \[address/citizen\]'
prints_no '\[action/'
gribning 0 annotate "$conversation" --json
json 0 conversation >/dev/null
json 0 turns 0 annotations >/dev/null
json 0 turns 3 tentative score >/dev/null
gribning 2 annotate "$conversation" --layer colour
complains 'colour'
complains 'disagreement'
gribning 1 annotate nowhere.txt
