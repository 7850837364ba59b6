#!/bin/sh
# Waybar, custom module: who waits for you, else how many live. It follows the daemon: while nothing happens,
# nothing runs. Needs jq.
show() {
    now=$(drover status --json 2>/dev/null) && printf '%s' "$now" | jq -c '{
        class: (if .waiting == [] then "calm" else "waiting" end),
        text: (if .waiting == [] then "\(.live) live" else "\(.waiting | length) waiting" end),
        tooltip: ([.waiting[] | @html "\(.name // .agent): \(.waitingFor // "you")"] | join("\n"))}'
}
while show || echo '{"text": "", "class": "off"}'; do
    drover watch 2>/dev/null | while read -r _; do show || exit; done
    sleep 5
done
