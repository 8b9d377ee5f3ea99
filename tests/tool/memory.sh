#!/usr/bin/env bash
# memory does not grow with the number of conversations.
# SPDX-License-Identifier: MIT
[ "${GRIBNING_SANITIZED:-}" != yes ] || skip 'the sanitizers hold on to freed memory'
grep -q VmHWM /proc/self/status 2>/dev/null || skip 'the system does not say how much memory a process had'
head -n 25 "$corpus/01-opfoelgning-forsamlingshuset.txt" >talk.txt
mkfifo names
"$program" annotate --lines -o out.jsonl --files - --jobs 2 <names 2>"$place/stderr" &
pid=$!
exec 7>names
: >"$place/stdout"
done_so_far() { if [ -e out.jsonl.partial.journal ]; then grep -c '"input"' out.jsonl.partial.journal || true; else echo 0; fi; }
# most COUNT: the most memory it ever had, in kB, once so many conversations are done.
most() {
  while [ "$(done_so_far)" -lt "$1" ]; do
    kill -0 "$pid" 2>/dev/null || wrong 'it ended before its list did'
    sleep 0.05
  done
  awk '/VmHWM/ { print $2 }' "/proc/$pid/status"
}
for ((i = 0; i < 20; ++i)); do echo talk.txt; done >&7
few=$(most 20)
for ((i = 20; i < 300; ++i)); do echo talk.txt; done >&7
many=$(most 300)
exec 7>&-
wait "$pid" || wrong "exit code $?"
echo "20 conversations: $few kB; 300: $many kB"
[ "$many" -le $((few * 12 / 10)) ] || wrong "20 conversations take $few kB, 300 take $many kB"
[ "$many" -lt 300000 ] || wrong "$many kB"
