# For the tests of the installed package, sourced: users of their own, what they run, and waiting.
# $work is a directory whose path everybody may walk.

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

say() { echo "-- $*"; }

# Waits for a condition, at most so many seconds.
within() {
    end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

# Makes a user as a machine's owner would, and what a login would give.
make_user() {
    id "$1" >/dev/null 2>&1 || useradd --create-home --shell /bin/bash "$1"
    install -d -m 700 -o "$1" -g "$1" "$work/run-$1"
}

# Runs a command as that user, with little more environment than a login gives.
as() {
    user=$1
    shift
    setpriv --reuid "$user" --regid "$user" --init-groups env -i HOME="/home/$user" USER="$user" LOGNAME="$user" \
        PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR="$work/run-$user" DROVER_AUTOSTART=0 \
        NO_AT_BRIDGE=1 ${DISPLAY:+DISPLAY="$DISPLAY"} \
        ${bus:+DBUS_SESSION_BUS_ADDRESS="$bus"} "$@"
}

# Reports as a coding agent does: hook USER SESSION EVENT
hook() {
    printf '{"session_id":"%s","hook_event_name":"%s","cwd":"/home/%s","source":"startup","prompt":"go on"}' "$2" "$3" "$1" |
        as "$1" drover hook claude-code >/dev/null
}

has_session() { as "$1" drover instances --all --json | grep -q "\"$2\""; }
answers() { as "$1" drover daemon status; }
daemon_pid() { as "$1" drover daemon status --json | sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' | head -n 1; }
