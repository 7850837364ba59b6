package dev.drover.core.process;

import dev.drover.core.Decision;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.ServerMark;
import dev.drover.model.ServerMark.Once;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a person says of how often a server should exist. Daemons are no servers: their profiles
/// say it.
public final class MarkRules {
    static final int MOST = 500;

    private MarkRules() {}

    /// @param word the server's signature, its name, or a pid (`PID` or `PID@START`) that belongs
    /// to it
    /// @return the signature that is marked now
    public static Rule<String> mark(ProcessTree tree, String word, Once once) {
        return (state, now) -> {
            Meant meant = meant(state, tree, word);
            ServerMark before = state.marks().get(meant.server());
            if (before != null && before.once() == once) {
                return Decision.nothing(meant.server());
            }
            if (before == null && state.marks().size() >= MOST) {
                throw Refused.badRequest(
                        "There are "
                                + MOST
                                + " marks already. `drover processes marks` lists them, and"
                                + " `--once-per instance` takes one away.");
            }
            ServerMark mark = new ServerMark(meant.server(), meant.name(), once, now);
            return new Decision<>(List.of(new Event.ServerMarked(mark)), meant.server());
        };
    }

    /// It may run once in every session again.
    ///
    /// @return the signature that is not marked now
    public static Rule<String> unmark(ProcessTree tree, String word) {
        return (state, now) -> {
            Meant meant = meant(state, tree, word);
            return state.marks().containsKey(meant.server())
                    ? new Decision<>(
                            List.of(new Event.ServerUnmarked(meant.server())), meant.server())
                    : Decision.nothing(meant.server());
        };
    }

    private record Meant(String server, String name) {}

    private static Meant meant(State state, ProcessTree tree, String word) {
        ServerMark marked = state.marks().get(word);
        if (marked != null) {
            return new Meant(marked.server(), marked.name());
        }
        Set<Meant> fitting = new LinkedHashSet<>();
        for (ProcessNode root : tree.roots()) {
            ProcessNode node = named(root, word, null);
            if (node != null) {
                return ofProcess(node, word);
            }
            root.stream()
                    .filter(n -> n.role() == ProcessRole.SERVER && n.signature() != null)
                    .filter(n -> n.name().equals(word) || id(n).equals(word))
                    .forEach(n -> fitting.add(new Meant(id(n), n.name())));
        }
        if (fitting.size() > 1) {
            throw Refused.badRequest(
                    "'"
                            + shown(word)
                            + "' fits "
                            + fitting.size()
                            + " servers. Give the signature, as `drover processes --json` shows it"
                            + " under 'server', or a pid.");
        }
        return fitting.stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.badRequest(
                                        "No server that runs now is '"
                                                + shown(word)
                                                + "'. `drover processes` lists them; give a pid,"
                                                + " a name or a signature."));
    }

    /// The server that a process is the top of or belongs to; the process itself if it is none's.
    private static @Nullable ProcessNode named(
            ProcessNode node, String word, @Nullable ProcessNode server) {
        boolean counts = node.role() == ProcessRole.SERVER || node.role() == ProcessRole.DAEMON;
        ProcessNode nearest = counts ? node : node.role() == ProcessRole.INSTANCE ? null : server;
        if (Long.toString(node.key().pid()).equals(word) || node.key().toString().equals(word)) {
            return nearest == null ? node : nearest;
        }
        for (ProcessNode child : node.children()) {
            ProcessNode found = named(child, word, nearest);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Meant ofProcess(ProcessNode node, String word) {
        if (node.role() == ProcessRole.DAEMON) {
            throw Refused.badRequest(
                    "'"
                            + node.name()
                            + "' is a daemon, not a session's server: the `scope` and `limit` of"
                            + " its profile say how many there may be (`profiles.json`).");
        }
        if (node.role() != ProcessRole.SERVER || node.signature() == null) {
            throw Refused.badRequest(
                    "Process "
                            + shown(word)
                            + " belongs to no server that can be told from others."
                            + " `drover processes` lists servers.");
        }
        return new Meant(id(node), node.name());
    }

    private static String id(ProcessNode node) {
        ServerSignature signature = node.signature();
        return signature == null ? "" : signature.id();
    }

    private static String shown(String word) {
        return VisibleText.line(word, 80);
    }
}
