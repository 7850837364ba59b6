# Finds a JDK (or runtime) 25 or newer and prints its home. Reads release files; starts no JVM.
# Order: DROVER_JAVA_HOME, JAVA_HOME, the java on the path, the usual places.
java25() {
    path_java=$(command -v java 2>/dev/null) && path_java=$(readlink -f "$path_java" 2>/dev/null)
    for home in "${DROVER_JAVA_HOME:-}" "${JAVA_HOME:-}" "${path_java%/bin/java}" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -x "$home/bin/java" ] && [ -r "$home/release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        if [ "${version:-0}" -ge 25 ]; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    echo "Drover needs Java 25 or newer and found none. Install a JDK 25 (for example Temurin 25) or set DROVER_JAVA_HOME to one." >&2
    return 1
}
