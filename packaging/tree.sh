#!/bin/sh
# Lays the files of a Linux package out: tree.sh IMAGE SHARE TREE VERSION TIMESTAMP [LICENCES]
#   IMAGE, SHARE   what image.sh made        TREE   a directory that becomes / of the package
# One layout for .deb and .rpm: FHS, nothing outside /usr, no scripts that run as root.
set -eu
cd "$(dirname "$0")/.."
image=$1
share=$2
tree=$3
version=$4
timestamp=$5
licences=${6:-}
id=dev.drover.Drover
umask 022
rm -rf "$tree"
usr=$tree/usr
place() { install -D -m 644 "$1" "$usr/$2"; }

mkdir -p "$usr/lib" "$usr/bin"
# Linked where they can be: the class caches are big, and the copy lives only as long as packing takes.
cp -a --link "$image" "$usr/lib/drover" 2>/dev/null || cp -a "$image" "$usr/lib/drover"
ln -s ../lib/drover/bin/drover "$usr/bin/drover"

place packaging/linux/$id.desktop "share/applications/$id.desktop"
sed -e "s/VERSION/$version/" -e "s/DATE/${timestamp%%T*}/" packaging/linux/$id.metainfo.xml |
    install -D -m 644 /dev/stdin "$usr/share/metainfo/$id.metainfo.xml"
for size in 16 24 32 48 64 128 256 512; do
    place "src/main/resources/dev/drover/icons/drover-$size.png" "share/icons/hicolor/${size}x$size/apps/$id.png"
done
place icons/drover.svg "share/icons/hicolor/scalable/apps/$id.svg"
for state in ok attention alert paused; do
    place "icons/symbolic/drover-$state-symbolic.svg" "share/icons/hicolor/symbolic/apps/drover-$state-symbolic.svg"
done

place "$share/drover.bash" share/bash-completion/completions/drover
place "$share/drover.zsh" share/zsh/vendor-completions/_drover
place "$share/drover.fish" share/fish/vendor_completions.d/drover.fish
mkdir -p "$usr/share/man/man1"
gzip -9n <"$share/drover.1" >"$usr/share/man/man1/drover.1.gz"
# Shipped disabled: a package starts nothing for anybody.
place packaging/linux/drover.service lib/systemd/user/drover.service

place packaging/linux/copyright share/doc/drover/copyright
[ ! -f "$licences" ] || place "$licences" share/doc/drover/THIRD-PARTY.txt
for example in packaging/examples/README.md packaging/examples/*/*; do
    mode=644
    [ "${example%.sh}" = "$example" ] || mode=755
    install -D -m $mode "$example" "$usr/share/doc/drover/${example#packaging/}"
done
printf 'drover (%s) unstable; urgency=medium\n\n  * See the releases of Drover for what is new.\n\n -- The Drover authors <drover@localhost>  %s\n' \
    "$version" "$(date -u -R -d "$timestamp")" | gzip -9n >"$usr/share/doc/drover/changelog.gz"

find "$tree" ! -path "$usr/lib/drover/*" -exec touch -h -d "$timestamp" {} +
