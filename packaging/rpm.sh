#!/bin/sh
# Packs a tree as an .rpm: rpm.sh TREE FILE VERSION TIMESTAMP
# By the same files as the .deb; only where the two worlds keep completions of zsh differs.
set -eu
cd "$(dirname "$0")/.."
tree=$(cd "$1" && pwd)
file=$2
version=$3
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(date -d "$4" +%s)
umask 022
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s/VERSION/$version/" packaging/linux/drover.spec >"$work/drover.spec"
rpmbuild -bb --quiet --define "_topdir $work" --define "_rpmdir $work/out" --define "tree $tree" \
    --define "_build_id_links none" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "_buildhost drover" \
    --define "_binary_payload w2.xzdio" --define "__os_install_post %{nil}" "$work/drover.spec" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
mv "$work"/out/*/*.rpm "$file"
