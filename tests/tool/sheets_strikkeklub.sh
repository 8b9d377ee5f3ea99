#!/usr/bin/env bash
# the published extract about the knitting club becomes a handout, a predict sheet and a co-vision sheet.
# SPDX-License-Identifier: MIT
extract=$shared/data/excerpts/strikkeklub.txt
[ -f "$extract" ] || skip 'the published extracts are not here'
gribning 0 sheet "$extract" --turns 1-8 --stop 4 --kind data-session,predict,co-vision --format txt -o ark
grep -q '3  Borger  *Fordi jeg har faktisk' ark/strikkeklub.data-session.txt || wrong 'the turn or its number is not there'
# What comes before the stop, the page break, what comes after it.
before=$(sed '/\f/,$d' ark/strikkeklub.predict.txt)
grep -q 'fedter mig ind' <<<"$before" || wrong 'the first part ends too early'
! grep -q 'virkelig det er noget for dig' <<<"$before" || wrong 'the response stands on the first page'
grep -q 'Hvad husker du' ark/strikkeklub.co-vision.txt || wrong 'the recall is not asked for'
grep -qF '((borgers navn))' ark/strikkeklub.data-session.txt || wrong 'the mask is not there'
