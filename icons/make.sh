#!/bin/sh
# Draws every picture Drover shows from drover.svg and tray.svg. Needs rsvg-convert (Debian: librsvg2-bin) and the
# font DejaVu Sans. The pictures are committed, so that a build needs no drawing program.
# --installers DIR: those of Windows and macOS only, drover.ico (icotool) and drover.icns (png2icns), into DIR.
# symbolic/ is drawn by hand: desktops colour what is filled, and the state is the name.
set -eu
if [ "${1:-}" = --installers ]; then
    into=$(cd "$2" && pwd)
    cd "$(dirname "$0")/../src/main/resources/dev/drover/icons"
    command -v icotool >/dev/null && icotool -c -o "$into/drover.ico" drover-16.png drover-24.png drover-32.png drover-48.png drover-64.png drover-256.png
    command -v png2icns >/dev/null && png2icns "$into/drover.icns" drover-16.png drover-32.png drover-48.png drover-128.png drover-256.png drover-512.png
    [ -f "$into/drover.ico" ] || [ -f "$into/drover.icns" ] || { echo "icotool and png2icns are missing." >&2; exit 1; }
    exit 0
fi
cd "$(dirname "$0")"
out=../src/main/resources/dev/drover/icons
mkdir -p "$out/tray"

for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" drover.svg --output "$out/drover-$size.png"
done

# tray STATE COUNT SIGN ROOM: one picture on each ground. The ink for any ground keeps 3:1 on light and on dark
# ones, because few desktops tell which they have. 44 pixels are 22 at twice the size.
tray() {
    size=22 y=38
    case $3 in ??) size=16 y=36 ;; esac
    while read -r ground ink; do
        sed -e "s/id=\"$1\" display=\"none\"/id=\"$1\" display=\"inline\"/" \
            -e "s/id=\"$4\" display=\"none\"/id=\"$4\" display=\"inline\"/" \
            -e "s/INK/$ink/g" -e "s/COUNT/$3/g" -e "s/SIZE/$size/g" -e "s/y=\"38\"/y=\"$y\"/g" tray.svg |
            rsvg-convert --width 44 --height 44 --output "$out/tray/$1-$2-$ground.png"
    done <<GROUNDS
light #1F2328
dark #F4F6F8
any #109A8A
GROUNDS
}
tray ok 0 '' none
tray paused 0 '' none
tray alert 0 '!' square-room
for count in 1 2 3 4 5 6 7 8 9 10; do
    sign=$count
    [ "$count" -lt 10 ] || sign=9+
    tray attention "$count" "$sign" round-room
    tray alert "$count" "$sign" square-room
done
