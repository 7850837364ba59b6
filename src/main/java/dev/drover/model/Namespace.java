package dev.drover.model;

import java.util.regex.Pattern;

/// Namespaces of ports and messages: `global`, or `project:NAME`. A port is one machine's whatever
/// its namespace is, so there it only sorts leases; a message to all goes to those who work in its
/// namespace.
public final class Namespace {
    public static final String GLOBAL = "global";
    private static final Pattern FORM =
            Pattern.compile("global|project:[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_NAME = 64;

    private Namespace() {}

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// Such as `project:shop`, made of the directory's name; `global` where that has no letters.
    public static String of(Location location) {
        String root = location.root();
        String name =
                root.substring(root.lastIndexOf('/') + 1)
                        .replaceAll("[^A-Za-z0-9._-]", "-")
                        .replaceFirst("^[._-]+", "");
        return name.isEmpty()
                ? GLOBAL
                : "project:" + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /// Does somebody who works there belong to it?
    public static boolean holds(String namespace, Location location) {
        return namespace.equals(GLOBAL) || namespace.equals(of(location));
    }
}
