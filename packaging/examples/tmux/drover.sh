#!/bin/sh
# tmux, status-right: how many agents wait for you, else how many live; nothing without a daemon. Needs jq.
drover status --json 2>/dev/null |
    jq -r 'if .waiting == [] then "\(.live) live" else "#[fg=yellow]\(.waiting | length) waiting#[default]" end'
