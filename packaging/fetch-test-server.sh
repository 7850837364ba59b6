#!/bin/sh
# Puts the real MCP server that tests start into target/mcp (or, with `ccusage`, the peer of the bench into
# target/ccusage, with `inspector` the protocol's inspector into target/inspector): exactly what the lock file names, checked by
# its hashes, with no script of any package run. Does nothing where it is there already. 1: it cannot be had.
set -eu
cd "$(dirname "$0")/.."
what=${1:-mcp}
lock=src/test/resources/$what
place=target/$what

if cmp -s "$lock/package-lock.json" "$place/fetched.json"; then
    exit 0
fi
for program in node npm; do
    command -v $program >/dev/null || { echo "There is no $program here." >&2; exit 1; }
done
mkdir -p "$place"
cp "$lock/package.json" "$lock/package-lock.json" "$place"
said=$(cd "$place" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error 2>&1) || {
    echo "npm cannot fetch it: $(printf %s "$said" | tr '\n' ' ' | cut -c 1-200)" >&2
    exit 1
}
# Last, so that half a fetch is begun anew.
cp "$lock/package-lock.json" "$place/fetched.json"
