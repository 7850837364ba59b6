#!/bin/sh
# Packs a tree as a .deb: deb.sh TREE FILE VERSION TIMESTAMP
# DROVER_PACK=fast: for a package that only a test will see.
set -eu
cd "$(dirname "$0")/.."
tree=$1
file=$2
version=$3
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(date -d "$4" +%s)
umask 022
rm -rf "$tree/DEBIAN"
mkdir -p "$tree/DEBIAN"
size=$(du -k -s --apparent-size --exclude=DEBIAN "$tree" | cut -f 1)
sed -e "s/VERSION/$version/" -e "s/ARCHITECTURE/$(dpkg --print-architecture)/" -e "s/SIZE/$size/" \
    packaging/linux/control >"$tree/DEBIAN/control"
(cd "$tree" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$tree/DEBIAN/md5sums"
install -m 755 packaging/linux/postrm "$tree/DEBIAN/postrm"
find "$tree/DEBIAN" -exec touch -d "$4" {} +
case ${DROVER_PACK:-} in
    fast) how="-Zgzip -z1" ;;
    # More would take minutes for a megabyte.
    *) how="-Zxz -z2" ;;
esac
dpkg-deb --root-owner-group $how --build "$tree" "$file" >/dev/null
rm -rf "$tree/DEBIAN"
