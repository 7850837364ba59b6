#!/bin/sh
# Polybar, custom/script with tail: who waits for you, else how many live; by HTTP, woken by the event stream.
# Needs curl and jq.
socket() { cat "${DROVER_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/drover}/endpoint" 2>/dev/null; }
ask() { curl -sfN --unix-socket "$(socket)" "http://drover/v1/$1"; }
words='if .waiting == [] then "\(.live) live" else "\(.waiting | length) waiting" end'
show() { now=$(ask status) && printf '%s' "$now" | jq -r "$words"; }
while show || echo; do
    ask events | grep --line-buffered '^event: \(reset\|Activity\|Instance\)' | while read -r _; do show || exit; done
    sleep 5
done
