#!/usr/bin/env bash
# The service under a real user manager of systemd: test-service.sh USER, in a mount namespace of its own, with
# the package installed, and WORK and DISPLAY set. Where systemd is not pid 1 it is made to believe so, here only.
# 77: it cannot be run here.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$WORK
one=$1
bus=
. packaging/installed-user.sh
manager=

leave() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap leave EXIT

# A control group of its own, which is the user's: the manager makes one below it for each service.
delegate() {
    for tree in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
        [ -f $tree/cgroup.procs ] || continue
        mkdir -p $tree/drover-test && chown -R "$one" $tree/drover-test && echo $$ >$tree/drover-test/cgroup.procs || return 1
    done 2>/dev/null
}

command -v systemctl >/dev/null && [ -x /lib/systemd/systemd ] || exit 77
if [ ! -d /run/systemd/system ]; then
    mkdir -p /run/systemd && mount -t tmpfs tmpfs /run/systemd 2>/dev/null && mkdir -p /run/systemd/system || exit 77
fi
delegate || exit 77
as "$one" /lib/systemd/systemd --user --log-target=console >"$work/manager.log" 2>&1 &
manager=$!
within 20 as "$one" systemctl --user show -p Version || { tail -n 3 "$work/manager.log"; exit 77; }

shown() { as "$one" systemctl --user show -p "$1" --value drover.service; }
is_up() { [ "$(shown ActiveState)" = active ] && answers "$one" >/dev/null; }
is_down() { [ "$(shown ActiveState)" = inactive ]; }

XDG_RUNTIME_DIR=$work as "$one" systemd-analyze --user verify /usr/lib/systemd/user/drover.service || fail "the unit"
[ "$(as "$one" systemctl --user is-enabled drover.service || true)" = disabled ] || fail "the package has enabled it"

say "installed: it runs, within its limits, and what was a daemon before has handed over"
as "$one" drover daemon start --headless >/dev/null
hook "$one" kept-session SessionStart
as "$one" drover service install || fail "drover service install"
is_up || fail "it does not run"
[ "$(shown MainPID)" = "$(daemon_pid "$one")" ] || fail "the service is not the daemon"
[ "$(shown FragmentPath)" = /usr/lib/systemd/user/drover.service ] || { shown FragmentPath; diff /usr/lib/systemd/user/drover.service "$(shown FragmentPath)"; fail "the package's unit is not taken"; }
[ "$(shown MemoryMax) $(shown CPUQuotaPerSecUSec) $(shown LimitNOFILE) $(shown NoNewPrivileges) $(shown UMask)" = \
    "268435456 500ms 65536 yes 0077" ] || fail "the limits"
has_session "$one" kept-session || fail "the agent is lost"
as "$one" drover service status >/dev/null || fail "drover service status"
as "$one" drover service check || fail "drover service check"

say "killed: it is back"
killed=$(shown MainPID)
before=$(date +%s%N)
kill -9 "$killed"
is_back() { [ "$(shown MainPID)" != "$killed" ] && is_up; }
within 30 is_back || fail "it does not come back"
echo "   after $((($(date +%s%N) - before) / 1000000)) ms"
has_session "$one" kept-session || fail "the agent is lost"

say "the app takes over, and the service does not fight back"
again=$(shown NRestarts)
as "$one" /usr/lib/drover/bin/drover-app >"$work/takes-over.log" 2>&1 &
app=$!
within 30 is_down || { cat "$work/takes-over.log"; fail "two at once"; }
within 30 answers "$one" || fail "the app does not answer"
# Longer than RestartSec.
sleep 4
is_down && [ "$(shown NRestarts)" = "$again" ] || fail "the service has come back"
as "$one" drover service check | grep -q 'is the daemon, not the service' || fail "check does not tell who is the daemon"
as "$one" drover daemon stop >/dev/null
wait "$app" || true

say "restarted and stopped through its manager"
as "$one" drover service restart >/dev/null || fail "drover service restart"
first=$(shown MainPID)
as "$one" drover daemon restart >/dev/null || fail "drover daemon restart"
is_up && [ "$(shown MainPID)" != "$first" ] || fail "the daemon was not restarted by its manager"
as "$one" drover daemon stop >/dev/null
within 10 is_down || fail "the daemon was not stopped by its manager"

say "what is wrong is said in plain words"
own=/home/$one/.config/systemd/user
as "$one" mkdir -p "$own" "/home/$one/.config/autostart"
as "$one" sh -c "sed 's,/usr/lib/drover/bin,/opt/gone/bin,' /usr/lib/systemd/user/drover.service >$own/drover.service"
as "$one" sh -c "printf '[Desktop Entry]\nType=Application\nExec=/usr/lib/drover/bin/drover-app\n' >/home/$one/.config/autostart/drover.desktop"
said=$(as "$one" drover service check) && fail "it finds nothing wrong"
for words in 'is not as Drover writes it' 'which is not there' 'starts at login too' 'ended in order'; do
    printf '%s' "$said" | tr '\n' ' ' | tr -s ' ' | grep -q "$words" || { echo "$said"; fail "check does not say: $words"; }
done
as "$one" rm "/home/$one/.config/autostart/drover.desktop"
as "$one" drover service install >/dev/null || fail "install does not mend it"
is_up || fail "mended, it does not run"

as "$one" drover service uninstall
[ ! -e "$own/drover.service" ] && [ ! -e "$own/default.target.wants/drover.service" ] || fail "uninstall leaves files"
is_down || fail "uninstall leaves it running"
