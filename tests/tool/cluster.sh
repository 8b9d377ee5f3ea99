#!/usr/bin/env bash
# a Slurm job array that loses a node in the middle is requeued, and the result is that of one machine.
# SPDX-License-Identifier: MIT
for tool in slurmctld slurmd sbatch scontrol squeue; do
  command -v "$tool" >/dev/null || skip "there is no $tool here"
done
[ "${GRIBNING_SANITIZED:-}" != yes ] || skip 'Slurm is not asked again under the sanitizers'
slurm=$sources/src/tool/slurm
cluster=$place/cluster
mkdir -p "$cluster"/{state,n1,n2}
export SLURM_CONF=$cluster/slurm.conf GRIBNING=$place/on_a_node

# ours PATTERN: processes that have this line in their environment.
ours() {
  local process
  for process in /proc/[0-9]*; do
    if { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -qxF -- "$1"; then echo "${process#/proc/}"; fi
  done
}
parent_of() { awk '/^PPid:/ { print $2 }' "/proc/$1/status" 2>/dev/null; }

# Everything that a node runs ends at once, as when its power goes: the daemon, the steps' keepers, the jobs.
lose() {
  local keepers=() jobs=() job keeper
  for job in $(ours "SLURMD_NODENAME=$1"); do
    grep -qxF "SLURM_CONF=$SLURM_CONF" < <(tr '\0' '\n' <"/proc/$job/environ") || continue
    jobs+=("$job")
    keeper=$(parent_of "$job")
    if grep -qa slurmstepd "/proc/$keeper/cmdline" 2>/dev/null; then keepers+=("$keeper"); fi
  done
  # shellcheck disable=SC2046  # numbers
  kill -9 $(ours "GRIBNING_NODE=$cluster/$1") "${keepers[@]}" "${jobs[@]}" 2>/dev/null || true
}

end_cluster() {
  scancel --quiet --user="$(id -un)" 2>/dev/null || true
  lose n1
  lose n2
  # shellcheck disable=SC2046
  kill -9 $(ours "GRIBNING_NODE=$cluster/control") 2>/dev/null || true
}
# shellcheck disable=SC2154  # run_case makes and removes the place
trap 'end_cluster; chmod -R u+rwX "$place"; rm -rf "$place"' EXIT

# start ATTEMPT: three ports that nobody has, a control daemon, two nodes.
start() {
  local port node
  port=$((20000 + ($$ * 7 + $1 * 1000) % 20000))
  cat >"$SLURM_CONF" <<CONF
ClusterName=gribning
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$port
AuthType=auth/none
CredType=cred/none
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/%n
SlurmctldPidFile=$cluster/control.pid
SlurmdPidFile=$cluster/%n/slurmd.pid
SlurmctldLogFile=$cluster/control.log
SlurmdLogFile=$cluster/%n/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
KillWait=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=n1 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1 RealMemory=2000
NodeName=n2 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1 RealMemory=2000
PartitionName=all Nodes=n1,n2 Default=YES State=UP
CONF
  GRIBNING_NODE=$cluster/control slurmctld -D -c >"$cluster/control.out" 2>&1 &
  for node in n1 n2; do GRIBNING_NODE=$cluster/$node slurmd -D -N "$node" >"$cluster/$node/out" 2>&1 & done
  # Nobody has to be told when they end.
  disown -a
  wait_for 20 both_idle
}

# wait_for SECONDS COMMAND…: until it holds.
wait_for() {
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.2
  done
}
both_idle() { [ "$(timeout 5 sinfo -h -N -o %T 2>/dev/null | grep -c '^idle')" -eq 2 ]; }
a_task_is_held() { [ -n "$(find "$place/held" -type f 2>/dev/null)" ]; }
everything_ended() { [ -z "$(squeue -h -o %i 2>/dev/null)" ]; }
requeued() { scontrol show job "$array" 2>/dev/null | grep -q 'Restarts=1'; }

# On the first node, in the first life of a job, the program waits after it has done some of its shard: that is where the
# node is lost. The list of what is left comes again when the job does.
mkdir "$place/held"
cat >"$GRIBNING" <<NODE
#!/usr/bin/env bash
if [ "\${SLURMD_NODENAME:-}" != n1 ] || [ "\${SLURM_RESTART_COUNT:-0}" != 0 ] || [ "\$1" != annotate ]; then exec "$program" "\$@"; fi
"$program" "\$@" &
while kill -0 "\$!" 2>/dev/null; do
  journal=\$(find "$place/work/out/shards" -name "shard-\$SLURM_ARRAY_TASK_ID-of-*.journal" 2>/dev/null)
  if [ -n "\$journal" ] && grep -q '"input"' "\$journal"; then
    kill -STOP "\$!"
    touch "$place/held/\$SLURM_ARRAY_TASK_ID"
    sleep 300
  fi
done
touch "$place/held/\$SLURM_ARRAY_TASK_ID-was-too-quick"
sleep 300
NODE
chmod 700 "$GRIBNING"

for attempt in 1 2 3; do
  if start "$attempt"; then break; fi
  end_cluster
  [ "$attempt" -lt 3 ] || skip "Slurm's daemons do not start here: $(grep -hE 'error|fatal' "$cluster"/control.out "$cluster"/n1/out | tail -n 1)"
done

cp -r "$corpus" corpus
gribning 0 annotate corpus --lines -o one-machine.jsonl
read -r array merge < <("$slurm/submit" 4 "$PWD/out" corpus 2>"$place/stderr" | tail -n 1)
asked='submit 4 out corpus'
cp "$place/stderr" "$place/stdout"
[ -n "${merge:-}" ] || wrong 'nothing was submitted'
wait_for 60 a_task_is_held || wrong 'no shard began on the first node'
lose n1
# What watches over a cluster tells Slurm at once; without it Slurm sees for itself after some time.
scontrol update NodeName=n1 State=DOWN Reason='lost its power'
wait_for 30 requeued || wrong "the shard of the lost node was not requeued: $(squeue)"
# Slurm lets two minutes pass before it tries again.
scontrol update JobId="${array}_$(basename "$(find "$place/held" -type f | head -n 1)" -was-too-quick)" StartTime=now
wait_for 90 everything_ended || wrong "the array did not end: $(squeue)"
cat out/logs/*.log >"$place/stderr"
[ -e out/annotated.jsonl ] || wrong 'nothing was merged'
same one-machine.jsonl out/annotated.jsonl
grep -q '^14 ' out/logs/merge.log || wrong 'the merge does not say how many there are'
echo "requeued: $(find "$place/held" -type f -printf '%f ')"
