#!/bin/sh
# Formats the Java sources that differ from the last commit; --all formats every one; --check fails if one is not
# formatted.
# google-java-format must run on the JDK the sources are written for, which Maven's own JVM need not be.
set -eu
cd "$(dirname "$0")/.."
. packaging/java25.sh
home=$(java25)
version=1.35.0
jar="${MAVEN_REPO:-$HOME/.m2/repository}/com/google/googlejavaformat/google-java-format/$version/google-java-format-$version-all-deps.jar"
[ -f "$jar" ] || mvn -B -q -ntp dependency:get -Dartifact=com.google.googlejavaformat:google-java-format:$version:jar:all-deps -Dtransitive=false
changed() {
    git diff -z --name-only --diff-filter=d HEAD -- 'src/*.java'
    git ls-files -z --others --exclude-standard -- 'src/*.java'
}
every() { find src -name '*.java' -print0; }
mode=--replace
sources=changed
case "${1:-}" in
    --all) sources=every ;;
    --check) sources=every; mode="--dry-run --set-exit-if-changed" ;;
esac
$sources | xargs -0 -r "$home/bin/java" -XX:TieredStopAtLevel=1 -jar "$jar" --aosp $mode
