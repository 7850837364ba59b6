#!/bin/sh
# From the runnable directory to what people install: packages.sh TARGET VERSION TIMESTAMP
# Linux: TARGET/drover_VERSION_ARCH.deb and .rpm where dpkg-deb and rpmbuild are; else what jpackage makes, and
# beside each a line for sha256sum --check.
set -eu
cd "$(dirname "$0")/.."
target=$1
version=$2
timestamp=$3
work=$target/installer

sh packaging/image.sh "$target/drover" "$work" "$version" "$timestamp"
if [ -d "$work/image/drover" ]; then
    sh packaging/tree.sh "$work/image/drover" "$work/share" "$work/tree" "$version" "$timestamp" "$target/THIRD-PARTY.txt"
    made=
    if command -v dpkg-deb >/dev/null; then
        made=$target/drover_${version}_$(dpkg --print-architecture).deb
        sh packaging/deb.sh "$work/tree" "$made" "$version" "$timestamp"
    fi
    if command -v rpmbuild >/dev/null; then
        sh packaging/rpm.sh "$work/tree" "$target/drover-$version-1.$(uname -m).rpm" "$version" "$timestamp"
        made="$made $target/drover-$version-1.$(uname -m).rpm"
    fi
    rm -rf "$work/tree"
    [ -n "$made" ] || echo "drover: neither dpkg-deb nor rpmbuild is here, so there is only $work/image" >&2
else
    made=$(ls "$work"/*.msi "$work"/*.dmg 2>/dev/null || true)
fi
for file in $made; do
    (cd "$(dirname "$file")" && { sha256sum "$(basename "$file")" 2>/dev/null || shasum -a 256 "$(basename "$file")"; }) >"$file.sha256"
done
