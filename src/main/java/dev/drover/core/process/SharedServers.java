package dev.drover.core.process;

import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Processes of servers that sessions share, and by whom each is shared.
public final class SharedServers {
    private static final int NAMED = 5;

    private SharedServers() {}

    /// @param shared as they are at this moment
    public static Map<ProcessKey, KnownProcess> among(
            Collection<SharedServerView> shared, Forest forest, State state) {
        Map<ProcessKey, KnownProcess> known = new HashMap<>();
        for (SharedServerView server : shared) {
            ProcessFacts process = server.pid() == null ? null : forest.byPid(server.pid());
            if (process != null) {
                known.put(
                        process.key(),
                        new KnownProcess(
                                KnownProcess.Kind.SHARED,
                                server.name(),
                                null,
                                sharedBy(server, forest, state),
                                null));
            }
        }
        return known;
    }

    private static String sharedBy(SharedServerView server, Forest forest, State state) {
        int clients = server.clients().size();
        if (server.alone() != null) {
            return "It is one session's alone: " + Names.line(server.alone()) + ".";
        }
        if (clients == 0) {
            return "No session has an end of it now; it is kept for a while.";
        }
        List<String> names =
                server.clients().stream()
                        .map(end -> session(end, forest, state))
                        .filter(Objects::nonNull)
                        .map(Names::of)
                        .distinct()
                        .toList();
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - NAMED;
        return "It is shared by "
                + (clients == 1 ? "1 session" : clients + " sessions")
                + (some.isEmpty()
                        ? "."
                        : ": " + some + (more > 0 ? " and " + more + " more." : "."));
    }

    private static @Nullable Instance session(
            SharedServerView.End end, Forest forest, State state) {
        ProcessFacts client = forest.byPid(end.pid());
        if (client == null) {
            return null;
        }
        for (ProcessFacts above : forest.ancestors(client)) {
            Optional<Instance> here = state.instances().ofProcess(above.key());
            if (here.filter(Instance::isLive).isPresent()) {
                return here.get();
            }
        }
        return null;
    }
}
