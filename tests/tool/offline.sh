#!/usr/bin/env bash
# the program has no way to the network in it.
# SPDX-License-Identifier: MIT
! nm -D --undefined-only "$program" | grep -wE 'socket|connect|getaddrinfo|gethostbyname' || wrong 'it can open a connection'
