package dev.drover.setup;

import java.util.Random;

/// Writes made-up settings files, each laid out in another way, with comments and commas where
/// some programs allow them.
final class RandomSettings {
    private static final String[] EVENTS = {
        "SessionStart", "PreToolUse", "Stop", "Notification", "SessionEnd", "SomethingNew"
    };
    private static final String[] TEXTS = {
        "plain", "with \\\"quotes\\\"", "\\u00e4\\n", "ünïcödé 😀", "// no comment", "{[,]}", ""
    };
    private final Random random;
    private final String eol;
    private final String unit;
    private final String colon;
    private final boolean comments;
    private final boolean trailing;
    private final int tall;

    /// @param seed the same one writes the same file
    RandomSettings(long seed) {
        random = new Random(seed);
        eol = random.nextInt(3) == 0 ? "\r\n" : "\n";
        unit = of("  ", "    ", "\t", " ", "");
        colon = of(": ", ":", " : ", " :");
        comments = random.nextInt(3) == 0;
        trailing = random.nextInt(4) == 0;
        tall = random.nextInt(11);
    }

    private String of(String... some) {
        return some[random.nextInt(some.length)];
    }

    private boolean sometimes(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    String text() {
        StringBuilder out = new StringBuilder(sometimes(5) ? "\uFEFF" : "");
        if (comments && sometimes(2)) {
            out.append("// settings").append(eol);
        }
        out.append(of("", "", " ", eol));
        object("", out, this::settings);
        return out.append(of("", eol, eol, eol + eol, " ")).toString();
    }

    private interface Members {
        int write(String indent, StringBuilder out, int number);
    }

    private void object(String indent, StringBuilder out, Members members) {
        container('{', '}', indent, out, members);
    }

    private void container(
            char open, char close, String indent, StringBuilder out, Members members) {
        int count = members.write("", new StringBuilder(), -1);
        boolean lines = random.nextInt(10) < tall;
        String inner = lines ? eol + indent + unit : of("", " ");
        out.append(open);
        for (int i = 0; i < count; i++) {
            if (lines && comments && sometimes(4)) {
                out.append(of(" // why", " /* why */"));
            }
            out.append(inner);
            if (lines && comments && sometimes(6)) {
                out.append("// above").append(inner);
            }
            members.write(lines ? indent + unit : indent, out, i);
            if (comments && sometimes(8)) {
                out.append(" /* behind */");
            }
            out.append(i < count - 1 || (trailing && sometimes(2)) ? of(",", ",", " ,") : "");
        }
        if (count == 0 && comments && sometimes(4)) {
            out.append(" /* nothing */");
        }
        out.append(lines ? of(eol + indent, eol + indent, eol + eol + indent) : of("", " "));
        out.append(close);
    }

    private int settings(String indent, StringBuilder out, int number) {
        int count = 4;
        switch (number) {
            case 0 -> member("model", "\"opus\"", out);
            case 1 -> {
                name(of("permissions", "env", "p\\u0065rmissions"), out);
                container('[', ']', indent, out, this::scalars);
            }
            case 2 -> {
                name(sometimes(4) ? "other" : "hooks", out);
                object(indent, out, this::hooks);
            }
            case 3 -> member("last", of("1", "-0.5e10", "true", "null", "\"x\""), out);
            default -> count = random.nextInt(5);
        }
        return count;
    }

    private int scalars(String indent, StringBuilder out, int number) {
        if (number >= 0) {
            out.append('"').append(of(TEXTS)).append('"');
        }
        return random.nextInt(4);
    }

    private int hooks(String indent, StringBuilder out, int number) {
        if (number >= 0) {
            name(EVENTS[number], out);
            container('[', ']', indent, out, this::groups);
        }
        return random.nextInt(EVENTS.length + 1);
    }

    private int groups(String indent, StringBuilder out, int number) {
        if (number >= 0) {
            object(
                    indent,
                    out,
                    (inner, text, i) -> {
                        if (i == 0) {
                            name("hooks", text);
                            container('[', ']', inner, text, this::handlers);
                        } else if (i > 0) {
                            member("matcher", "\"Bash|Edit\"", text);
                        }
                        return 1 + random.nextInt(2);
                    });
        }
        return random.nextInt(3);
    }

    private int handlers(String indent, StringBuilder out, int number) {
        if (number >= 0) {
            object(
                    indent,
                    out,
                    (inner, text, i) -> {
                        if (i == 0) {
                            member("type", "\"command\"", text);
                        } else if (i == 1) {
                            member("command", "\"" + of(TEXTS) + "\"", text);
                        }
                        return 2;
                    });
        }
        return random.nextInt(3);
    }

    private void member(String name, String value, StringBuilder out) {
        name(name, out);
        out.append(value);
    }

    private void name(String name, StringBuilder out) {
        out.append('"').append(name).append('"').append(colon);
    }
}
