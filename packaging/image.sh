#!/bin/sh
# Makes what every installer holds: image.sh FROM INTO VERSION TIMESTAMP
#   FROM     the runnable directory (target/drover)
#   INTO/image/drover   on Linux: bin/drover, bin/drover-app, lib/app/*.jar, lib/runtime, lib/app/*.aot
#   INTO/share          completions and man page
#   on macOS and Windows: the .dmg or .msi itself, in INTO
# JavaFX stays on the class path, as it is tested. Its native libraries lie beside its jars, where it looks first.
# Everything but the class caches is the same for the same sources (TIMESTAMP is every file's time).
# DROVER_UNTRAINED=1: without the caches.
set -eu
cd "$(dirname "$0")/.."
from=$1
mkdir -p "$2"
into=$(cd "$2" && pwd)
version=$3
timestamp=$4
. packaging/java25.sh
jdk=$(java25)
# What nobody may change between two builds of the same.
umask 022
export LC_ALL=C.UTF-8 TZ=UTC

case $(uname -s) in
    Darwin) system=macos native='*.dylib' here='Mac|darwin' ;;
    MINGW* | MSYS* | CYGWIN*) system=windows native='*.dll' here='Windows|win32' ;;
    *) system=linux native='*.so' here='Linux|linux' ;;
esac
case $(uname -m) in
    aarch64 | arm64) machine='aarch64' ;;
    *) machine='x86[-_]64' ;;
esac

rm -rf "$into/input" "$into/runtime" "$into/image" "$into/share"
mkdir -p "$into/input" "$into/image" "$into/share"

# Stored, not compressed: the package compresses all of it better, and starts read it faster.
store() {
    rm -rf "$into/jar"
    mkdir "$into/jar"
    unzip -q "$1" -d "$into/jar"
    find "$into/jar" -exec touch -h -d "$timestamp" {} +
    rm "$1"
    (cd "$into/jar" && find . -mindepth 1 | LC_ALL=C sort | zip -q -X -0 "$1" -@)
    rm -rf "$into/jar"
}

# A jar's native libraries for this machine beside it, those for any out of it.
take_natives() { # jar, pattern of the directory that is this machine's
    list=$(unzip -Z1 "$1" | grep -E '\.(so|dll|dylib|jnilib|a)$' | LC_ALL=C sort)
    [ -n "$list" ] || return 0
    ours=$(printf '%s\n' "$list" | grep -E "$2" || true)
    [ -z "$ours" ] || printf '%s\n' "$ours" | xargs unzip -q -o -j "$1" -d "$into/input"
    printf '%s\n' "$list" | zip -q -d "$1" -@
}

cp "$from"/lib/*.jar "$into/input/"
for jar in "$into"/input/javafx-*.jar; do take_natives "$jar" .; done
take_natives "$(echo "$into"/input/sqlite-jdbc-*.jar)" "/native/($here)/$machine/"
take_natives "$(echo "$into"/input/jna-jpms-*.jar)" "/($here)-($machine)/"
find "$into/input" -name "$native" -exec chmod 755 {} +
for jar in "$into"/input/*.jar; do store "$jar"; done

"$jdk/bin/jlink" --output "$into/runtime" --strip-debug --no-header-files --no-man-pages \
    --add-modules java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.management,jdk.net,jdk.unsupported
# One Java program, by Drover's name, which is then the process's as well.
case $system in
    linux)
        mv "$into/runtime/bin/java" "$into/runtime/drover-app"
        rm -rf "$into/runtime/bin"
        mkdir "$into/runtime/bin"
        mv "$into/runtime/drover-app" "$into/runtime/bin/"
        # By this name it starts itself, to write a class cache.
        ln -s drover-app "$into/runtime/bin/java"
        ;;
    *) mkdir -p "$into/icons" && sh icons/make.sh --installers "$into/icons" ;;
esac

# jpackage knows no comments.
arguments() { sed '/^#/d' "packaging/args/common.args" "packaging/args/$system.args"; }
arguments >"$into/jpackage.args"
destination=$into
[ $system != linux ] || destination=$into/image
"$jdk/bin/jpackage" "@$into/jpackage.args" --app-version "$version" --runtime-image "$into/runtime" \
    --input "$into/input" --dest "$destination" >"$into/jpackage.log" 2>&1 || { cat "$into/jpackage.log" >&2; exit 1; }
[ $system = linux ] || exit 0

# jpackage's launcher asks rpm and dpkg at every start, which takes 200 ms; ours is a script, and the client
# needs none.
image=$into/image/drover
rm -f "$image"/bin/* "$image"/lib/libapplauncher.so "$image"/lib/*.png "$image"/lib/app/*.cfg \
    "$image"/lib/app/.jpackage.xml "$image"/lib/app/.package
cp "$from/bin/drover" packaging/drover-app "$image/bin/"
chmod 755 "$image"/bin/*
# A jar is part of its class cache by its time as well.
find "$image" -exec touch -h -d "$timestamp" {} +

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DROVER_HOME="$work"
for shell in bash zsh fish; do
    "$image/bin/drover-app" completions $shell >"$into/share/drover.$shell"
done
"$image/bin/drover-app" manual >"$into/share/drover.1"

[ "${DROVER_UNTRAINED:-0}" = 1 ] || sh packaging/train.sh "$image"
