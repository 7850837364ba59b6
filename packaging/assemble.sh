#!/bin/sh
# Puts the runnable directory together: assemble.sh DIR JAR VERSION
#   DIR/bin/drover      the client: native, or its sh twin where nothing compiles it (DROVER_NO_CC=1)
#   DIR/bin/drover-app  starts the JVM          DIR/lib/drover.jar, java25.sh  (Maven copies the rest)
#   DIR/lib/drover.sh   the twin, always
set -eu
home=$1
jar=$2
version=$3
sources=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$home/bin" "$home/lib"

# Never written in place: a running Drover may have the old file open.
place() { # mode, source, target
    if ! cmp -s "$2" "$3" || [ ! -x "$3" -a "$1" = 755 ]; then
        cp "$2" "$3.new"
        chmod "$1" "$3.new"
        mv -f "$3.new" "$3"
    fi
}

flags="-DDROVER_VERSION=\"$version\" -std=c11 -Os -Wall -Wextra -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"

compile() { # compiler and its own flags
    "$@" $flags -o "$home/bin/drover.new" "$sources"/src/main/c/*.c 2>"$home/.client.log"
}

# Static and small starts fastest, so musl first.
build_native() {
    [ "${DROVER_NO_CC:-0}" = 1 ] && return 1
    if command -v musl-gcc >/dev/null && compile musl-gcc -static; then return 0; fi
    if command -v cc >/dev/null; then
        compile cc -static && return 0
        compile cc && return 0
        echo "drover: the C client does not compile here, its sh twin takes its place:" >&2
        cat "$home/.client.log" >&2
    fi
    return 1
}

# What the last build was made with; another choice or newer sources make it build again.
choice="${DROVER_NO_CC:-0} $(command -v musl-gcc || true) $(command -v cc || true) $flags"
stamp=$home/.client.made-with
if [ ! -x "$home/bin/drover" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$choice" ] ||
    [ -n "$(find "$sources/src/main/c" "$sources/src/main/sh" -newer "$stamp")" ]; then
    rm -f "$stamp"
    if build_native; then
        mv -f "$home/bin/drover.new" "$home/bin/drover"
    else
        place 755 "$sources/src/main/sh/drover" "$home/bin/drover"
    fi
    rm -f "$home/bin/drover.new" "$home/.client.log"
    printf '%s\n' "$choice" >"$stamp"
fi

place 755 "$sources/src/main/sh/drover" "$home/lib/drover.sh"
place 755 "$sources/packaging/drover-app" "$home/bin/drover-app"
place 644 "$sources/packaging/java25.sh" "$home/lib/java25.sh"
# The class caches are of one jar only; train.sh makes the next.
cmp -s "$jar" "$home/lib/drover.jar" || rm -f "$home/lib/app.aot" "$home/lib/window.aot"
place 644 "$jar" "$home/lib/drover.jar"
