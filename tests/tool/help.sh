#!/usr/bin/env bash
# every command has a help text with an example.
# SPDX-License-Identifier: MIT
gribning 0 --help
for command in run flag explain code evaluate learn check convert formats annotate plan merge export project decide agree adjudicate; do
  gribning 0 --help
  prints "(^| )$command( |$)"
  gribning 0 "$command" --help
  prints "gribning $command( |$)"
done
gribning 0 --version
prints '[0-9]+\.[0-9]+\.[0-9]+'
