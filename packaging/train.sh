#!/bin/sh
# Makes the caches of loaded and linked classes beside the jars: train.sh DIR
#   app.aot          of a headless daemon that takes some hooks and leaves
#   window.aot       of the app with its window, on a screen that nobody sees: Xvfb with a tray
#                    where both are installed, else JavaFX's own, which has no tray to learn
# Two, because one for both would make the headless daemon map classes of a window it never shows.
# Without them everything works, slower and bigger: so this never fails, it says a line.
home=$(cd "$1" && pwd) || exit 0
jars=$home/lib
[ ! -d "$jars/app" ] || jars=$jars/app
work=$(mktemp -d) || exit 0
app=
screen=
tray=
server=

leave() {
    for process in $app $server $tray $screen; do kill -9 "$process" 2>/dev/null; done
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 0' HUP INT TERM

skip() {
    echo "drover: there is no class cache $name, the start is slower without it: $1"
    exit 0
}

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

is_fresh() { [ -f "$jars/$1" ] && [ ! "$jars/drover.jar" -nt "$jars/$1" ]; }
is_up() { [ -n "$(find "$DROVER_HOME" -name '*.sock' 2>/dev/null)" ]; }
is_gone() { ! kill -0 "$app" 2>/dev/null; }
is_shown() { "$home/bin/drover" open >/dev/null 2>&1; }

# Nothing of the user's is looked at, and no port is taken.
unset DROVER_DB_PATH DROVER_SHARED_SECRET
export DROVER_API_ADDR=127.0.0.1:0 HOME="$work"

agents_work() {
    for event in SessionStart UserPromptSubmit PreToolUse PostToolUse Notification Stop SessionEnd; do
        for session in 1 2 3; do
            printf '{"session_id":"%s","hook_event_name":"%s","cwd":"%s","tool_name":"Bash"}' \
                "$session" "$event" "$work" | "$home/bin/drover" hook claude-code >/dev/null 2>&1
        done
    done
}

# Each page once, long enough to be drawn: the window looks at most ten times a second. A page that
# nobody has opened while this was made takes three times as long when it is opened first.
pages_show() {
    printf '{"session_id":"4","hook_event_name":"PermissionRequest","cwd":"%s","tool_name":"Bash"}' \
        "$work" | "$home/bin/drover" hook claude-code >/dev/null 2>&1
    agent=$("$home/bin/drover" instances --json 2>/dev/null |
        sed -n 's/.*"short" *: *"\([0-9a-f]*\)".*/\1/p' | head -n 1)
    for place in overview instances "instances/$agent" alerts messages ports processes worktrees usage \
        settings setup doctor overview; do
        "$home/bin/drover" open "$place" >/dev/null 2>&1
        sleep 2
    done
}

train() { # name of the cache, more Java options, arguments of drover-app
    name=$1
    options=$2
    shift 2
    cache=$jars/$name
    is_fresh "$name" && return 0
    rm -f "$cache"
    export DROVER_HOME="$work/$name"
    JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$work/new.aot $options" \
        "$home/bin/drover-app" "$@" >"$work/log" 2>&1 &
    app=$!
    within 200 is_up || skip "it did not start"
    agents_work
    if [ "$name" = window.aot ]; then
        "$home/bin/drover" singleton trained -- sleep 60 </dev/null >/dev/null 2>&1 &
        server=$!
        within 100 is_shown || skip "it showed no window"
        agents_work
        pages_show
    fi
    kill "$app"
    within 1200 is_gone || skip "the JVM did not finish it"
    app=
    [ -s "$work/new.aot" ] || skip "the JVM did not write it"
    mv -f "$work/new.aot" "$cache.new" && mv -f "$cache.new" "$cache"
}

is_named() { [ -s "$work/display" ]; }

open_screen() {
    command -v Xvfb >/dev/null && command -v trayer >/dev/null || return 1
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
    Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp >"$work/display" 2>/dev/null &
    screen=$!
    within 50 is_named || return 1
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    trayer >/dev/null 2>&1 &
    tray=$!
}

# Profiles are for the compiler that a daemon at rest does without; they would be a megabyte of it.
train app.aot "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining" daemon run --headless
if ! is_fresh window.aot && open_screen; then
    train window.aot ""
else
    train window.aot "-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
fi
exit 0
