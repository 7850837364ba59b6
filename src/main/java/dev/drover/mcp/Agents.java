package dev.drover.mcp;

import dev.drover.mcp.Tool.Effect;
import dev.drover.mcp.Tool.Said;
import dev.drover.model.InstanceId;
import dev.drover.model.Party;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who else is here, and who am I.
final class Agents {
    private static final int MOST = 50;

    private Agents() {}

    /// @param id what other tools take
    /// @param state busy, waiting (for a person), idle, background, error or stale
    /// @param directory its worktree, else the project
    /// @param you the caller itself
    record Neighbour(
            String id,
            String agent,
            @Nullable String name,
            String state,
            Instant since,
            String project,
            String directory,
            @Nullable String branch,
            List<Integer> ports,
            boolean you) {}

    record Which(@Says("Only those in this project: its directory") @Nullable String project) {}

    /// @param more that are not in the list
    record Herd(List<Neighbour> agents, int more) {}

    record One(@Says("Its id or name, as list_instances gives it") String id) {}

    /// @param known false: Drover does not know who calls
    /// @param unread messages that wait for you
    record Self(boolean known, @Nullable Neighbour you, @Nullable Integer unread) {}

    static List<Tool<?, ?>> tools() {
        return List.of(
                new Tool<>(
                        "whoami",
                        "Who am I",
                        "Which instance Drover takes you for: your id, project, branch, leased"
                                + " ports, and how many unread messages you have.",
                        Tool.Nothing.class,
                        Self.class,
                        Effect.NOTHING,
                        (caller, nothing) -> self(caller)),
                new Tool<>(
                        "list_instances",
                        "List agents",
                        "All coding agents that run on this machine now: id, state, project,"
                                + " branch, ports. Use it to see who works beside you, or whom to"
                                + " send a message.",
                        Which.class,
                        Herd.class,
                        Effect.NOTHING,
                        Agents::list),
                new Tool<>(
                        "get_instance",
                        "Look at one agent",
                        "State, project, branch and ports of one agent, by id or name.",
                        One.class,
                        Neighbour.class,
                        Effect.NOTHING,
                        Agents::one));
    }

    static Said<Self> self(Caller caller) {
        Optional<InstanceId> agent = caller.agent();
        if (agent.isEmpty()) {
            return new Said<>(caller.unknown(), new Self(false, null, null));
        }
        Neighbour you = neighbour(caller.looking().instance(agent.get().value()), agent);
        int unread = caller.daemon().state().messages().countUnread(Party.of(agent.get()));
        return new Said<>(
                "You are "
                        + line(you)
                        + ". "
                        + (unread == 0
                                ? "No unread messages."
                                : unread + " unread; receive_messages reads them."),
                new Self(true, you, unread));
    }

    private static Said<Herd> list(Caller caller, Which which) {
        List<InstanceView> all =
                caller.looking().instances(false).stream()
                        .filter(i -> which.project() == null || isIn(i, which.project()))
                        .toList();
        Optional<InstanceId> own = caller.agent();
        List<Neighbour> shown = all.stream().limit(MOST).map(i -> neighbour(i, own)).toList();
        StringBuilder text = new StringBuilder(all.isEmpty() ? "No agents run" : "");
        if (all.isEmpty()) {
            text.append(which.project() == null ? " now." : " there now.");
        }
        for (Neighbour each : shown) {
            text.append(text.isEmpty() ? "" : "\n").append(line(each));
        }
        int more = all.size() - shown.size();
        if (more > 0) {
            text.append("\n").append(more).append(" more; name a project to see fewer.");
        }
        return new Said<>(text.toString(), new Herd(shown, more));
    }

    static Herd all(Caller caller) {
        return list(caller, new Which(null)).facts();
    }

    private static Said<Neighbour> one(Caller caller, One one) {
        Neighbour found = neighbour(caller.looking().instance(one.id()), caller.agent());
        return new Said<>(line(found), found);
    }

    private static boolean isIn(InstanceView instance, String project) {
        return instance.root().equals(project) || project.equals(instance.worktree());
    }

    private static Neighbour neighbour(InstanceView i, Optional<InstanceId> own) {
        String worktree = i.worktree();
        return new Neighbour(
                i.shortId(),
                i.agent(),
                Quoted.plainOrNull(i.name()),
                i.state().toString(),
                i.since(),
                Quoted.plain(i.root()),
                Quoted.plain(worktree == null ? i.cwd() : worktree),
                Quoted.plainOrNull(i.branch()),
                i.ports(),
                own.filter(id -> id.value().equals(i.id())).isPresent());
    }

    private static String line(Neighbour n) {
        return n.id()
                + ", "
                + n.agent()
                + (n.name() == null ? "" : " " + Quoted.name(n.name()))
                + ", "
                + n.state()
                + ", in "
                + Quoted.name(n.directory())
                + (n.branch() == null ? "" : " on " + Quoted.name(n.branch()))
                + (n.ports().isEmpty() ? "" : ", ports " + n.ports())
                + (n.you() ? " (you)" : "");
    }
}
