package dev.drover.setup.share;

import dev.drover.model.process.PerClientServers;
import dev.drover.setup.text.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One server in an agent's settings: what it starts, whether that is a shared one, and whether it
/// could be.
record ServerEntry(String name, Node value) {
    static final String COMMAND = "command";
    static final String ARGUMENTS = "args";
    private static final String SHARE = "share";
    private static final String END = "--";
    private static final int NAME = 64;

    /// Its words, the command first; empty if it has none that can be told.
    List<String> words() {
        List<String> words = new ArrayList<>();
        value.string(COMMAND).ifPresent(words::add);
        Node arguments = value.member(ARGUMENTS).orElse(null);
        if (words.isEmpty() || arguments == null) {
            return words;
        }
        for (Node.Entry one : arguments.entries()) {
            if (!one.value().is(Node.Kind.STRING)) {
                return List.of();
            }
            words.add(one.value().text());
        }
        return arguments.is(Node.Kind.LIST) ? words : List.of();
    }

    boolean isShared() {
        List<String> words = words();
        return words.size() > 1
                && isDrover(words.getFirst())
                && words.get(1).equals(SHARE)
                && words.indexOf(END) > 2
                && words.indexOf(END) + 1 < words.size();
    }

    private static boolean isDrover(String command) {
        return command.substring(command.lastIndexOf('/') + 1).equals("drover");
    }

    /// Of a shared one: what it would start by itself.
    List<String> original() {
        List<String> words = words();
        return words.subList(words.indexOf(END) + 1, words.size());
    }

    /// How many arguments of a shared one are ours: all up to the original's own.
    int added() {
        return words().indexOf(END) + 1;
    }

    /// The arguments that make it a shared one, the original command the last of them.
    List<String> front() {
        List<String> front = new ArrayList<>(List.of(SHARE, shareName(), "--scope", "workspace"));
        value.member("env")
                .ifPresent(
                        env ->
                                env.entries()
                                        .forEach(
                                                one -> {
                                                    front.add("--env");
                                                    front.add(one.name());
                                                }));
        front.add(END);
        front.add(words().getFirst());
        return front;
    }

    private String shareName() {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[.-]+", "");
        String some = plain.substring(0, Math.min(NAME, plain.length()));
        return some.isEmpty() ? "server" : some;
    }

    /// Does it start a program that speaks on its standard streams?
    boolean isProgram() {
        String type = value.string("type").orElse("stdio");
        return value.is(Node.Kind.OBJECT)
                && value.member(COMMAND).isPresent()
                && (type.equals("stdio") || type.equals("local"));
    }

    /// Why this program stays as it is, in the middle of a sentence; null if it can be shared.
    @Nullable String obstacle() {
        List<String> words = words();
        Node env = value.member("env").orElse(null);
        if (words.isEmpty() || words.getFirst().isBlank()) {
            return "its command or its arguments are no texts";
        }
        if (isDrover(words.getFirst())) {
            return "it is Drover's own";
        }
        if (env != null && !isTexts(env)) {
            return "its variables are no texts";
        }
        if (value.member("cwd").isPresent()) {
            return "it names a directory to start in";
        }
        return PerClientServers.of(words);
    }

    private static boolean isTexts(Node env) {
        return env.is(Node.Kind.OBJECT)
                && env.entries().stream().allMatch(e -> e.value().is(Node.Kind.STRING));
    }
}
