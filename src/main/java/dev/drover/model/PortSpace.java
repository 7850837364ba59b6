package dev.drover.model;

import java.util.regex.Pattern;

/// Namespaces of ports: `global`, or `project:NAME`. A port is one machine's whatever its namespace
/// is; the namespace only sorts leases.
public final class PortSpace {
    public static final String GLOBAL = "global";
    private static final Pattern FORM =
            Pattern.compile("global|project:[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private PortSpace() {}

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
