#!/usr/bin/env bash
# a full disk or a project that can only be read is told, and the project is whole afterwards.
# SPDX-License-Identifier: MIT
"$program" project new p.gribning >/dev/null
"$program" project add p.gribning "$corpus/02-mentor-kabelruller.txt" >/dev/null
"$program" project coder p.gribning anna >/dev/null
size=$(($(stat -c %s p.gribning) / 1024))
(
  # Files may not grow past their size now and a little: adding breaks off half way, as on a full disk.
  trap '' XFSZ
  ulimit -f $((size + 40))
  gribning 1 project add p.gribning "$corpus"
  complains 'fuld'
  [ "$(wc -l <"$place/stderr")" -eq 1 ] || wrong 'a full disk is told more than once'
  gribning 1 project backup p.gribning --to backups
  mkdir -p small
)
gribning 0 project check p.gribning
gribning 0 project list p.gribning
prints '02-mentor-kabelruller'
[ -z "$(find . -name '*.new*')" ] || wrong "half files: $(find . -name '*.new*')"

# Root may write anywhere: then somebody else has to try.
chmod 755 "$place" "$place/work"
mkdir locked && cp p.gribning locked/ && chmod 444 locked/p.gribning && chmod 555 locked
as_other=()
if [ "$(id -u)" -eq 0 ]; then
  command -v setpriv >/dev/null || skip 'this is root, and there is no setpriv'
  as_other=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  "${as_other[@]}" "$program" --version >/dev/null 2>&1 || skip 'nobody else may run the program here'
fi
before=$(sha256sum <locked/p.gribning)
status=0
"${as_other[@]}" "$program" decide locked/p.gribning --coder anna comment 02-mentor-kabelruller:2 note=x 2>message || status=$?
[ "$status" -eq 1 ] || wrong "exit code $status for a decision in a project that can only be read"
grep -q 'kun læses' message || wrong "no word of it: $(cat message)"
"${as_other[@]}" "$program" project status locked/p.gribning >/dev/null || wrong 'the status of a read-only project cannot be read'
"${as_other[@]}" "$program" project check locked/p.gribning >/dev/null || wrong 'a read-only project cannot be checked'
[ "$before" = "$(sha256sum <locked/p.gribning)" ] || wrong 'the read-only project was changed'
chmod 755 locked
