#!/bin/sh
# Makes the cache of loaded and linked classes beside the jars: train.sh DIR
# A headless daemon of its own home takes some hooks and leaves; the JVM writes down what it used.
# Without the cache everything works, slower and bigger: so this never fails, it says a line.
home=$(cd "$1" && pwd) || exit 0
cache=$home/lib/app.aot
[ -f "$cache" ] && [ ! "$home/lib/drover.jar" -nt "$cache" ] && exit 0
rm -f "$cache"

work=$(mktemp -d) || exit 0
daemon=

skip() {
    echo "drover: there is no class cache, the start is slower without it: $1"
    exit 0
}

leave() {
    [ -n "$daemon" ] && kill -9 "$daemon" 2>/dev/null
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 0' HUP INT TERM

# Waits for a condition, at most so many tenths of a second.
within() {
    left=$1
    shift
    until "$@"; do
        left=$((left - 1))
        [ $left -gt 0 ] || return 1
        sleep 0.1
    done
}

is_up() { [ -n "$(find "$work" -name '*.sock')" ]; }
is_gone() { ! kill -0 "$daemon" 2>/dev/null; }

# Nothing of the user's is looked at, and no port is taken.
unset DROVER_DB_PATH DROVER_SHARED_SECRET
export DROVER_HOME="$work/drover" DROVER_API_ADDR=127.0.0.1:0 HOME="$work"

JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$work/app.aot" \
    "$home/bin/drover-app" daemon run --headless >"$work/log" 2>&1 &
daemon=$!
within 200 is_up || skip "the daemon did not start"

for event in SessionStart UserPromptSubmit PreToolUse PostToolUse Notification Stop SessionEnd; do
    for session in 1 2 3; do
        printf '{"session_id":"%s","hook_event_name":"%s","cwd":"%s","tool_name":"Bash"}' \
            "$session" "$event" "$work" | "$home/bin/drover" hook claude-code >/dev/null 2>&1
    done
done

kill "$daemon"
within 600 is_gone || skip "the JVM did not finish it"
daemon=
[ -s "$work/app.aot" ] || skip "the JVM did not write it"
mv -f "$work/app.aot" "$cache.new" && mv -f "$cache.new" "$cache"
exit 0
