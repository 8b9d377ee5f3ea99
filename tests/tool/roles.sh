#!/usr/bin/env bash
# a role that the user gives is stronger than what the file says.
# SPDX-License-Identifier: MIT
printf 'Q: Jeg vil gerne ud og arbejde i en butik igen, måske.\nZ: Hvad tænker du på for en butik?\n' >talk.txt
gribning 0 flag --all --role Q=citizen --role Z=worker talk.txt
prints 'talk\.txt'
gribning 0 flag --all --role Q=worker --role Z=citizen talk.txt
prints_no 'talk\.txt:1:'
