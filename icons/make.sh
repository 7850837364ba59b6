#!/bin/sh
# Draws every picture Drover shows from drover.svg. Needs rsvg-convert (Debian: librsvg2-bin).
# The pictures are committed, so that a build needs no drawing program.
set -eu
cd "$(dirname "$0")"
out=../src/main/resources/dev/drover/icons
mkdir -p "$out"

for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" drover.svg --output "$out/drover-$size.png"
done

# tray STATE PANEL INK: PANEL is the ground the picture lies on. The ink for any panel keeps 3:1 on
# light and on dark ones, because no desktop tells which it has.
tray() {
    sed -e 's/id="app" display="inline"/id="app" display="none"/' \
        -e 's/id="tray" display="none"/id="tray" display="inline"/' \
        -e "s/id=\"$1\" display=\"none\"/id=\"$1\" display=\"inline\"/" \
        -e "s/INK/$3/g" drover.svg |
        rsvg-convert --width 64 --height 64 --output "$out/drover-$1-$2.png"
}
for state in ok attention alert paused; do
    tray "$state" light '#1F2328'
    tray "$state" dark '#F4F6F8'
    tray "$state" any '#109A8A'
done
