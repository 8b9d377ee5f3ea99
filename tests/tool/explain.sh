#!/usr/bin/env bash
# explain quotes the talk that every step rests on, and names a turn that is not there.
# SPDX-License-Identifier: MIT
conversation=$corpus/01-opfoelgning-forsamlingshuset.txt
gribning 0 explain "$conversation:40"
prints 'formiddag'
gribning 0 explain "$conversation:40" --lang en
gribning 1 explain "$conversation:4000"
complains '4000'
gribning 0 explain "$conversation:1"
