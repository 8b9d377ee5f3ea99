#!/usr/bin/env bash
# without a program that a format needs its package is named, and the other formats are written.
# SPDX-License-Identifier: MIT
mkdir nothing
PATH_BEFORE=$PATH
# Only what the case itself runs stays within reach.
for name in timeout grep head; do ln -s "$(command -v $name)" nothing/; done
PATH=$PWD/nothing
gribning 1 sheet "$corpus/02-mentor-kabelruller.txt" --turns 20-24 --format html,pdf,docx,odt -o out
complains 'apt-get install weasyprint'
complains 'apt-get install pandoc'
PATH=$PATH_BEFORE
[ "$(ls out)" = 02-mentor-kabelruller.data-session.html ] || wrong "not just the HTML was written: $(ls out)"
