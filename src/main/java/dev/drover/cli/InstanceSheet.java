package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.Terminal;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One instance as a sheet of facts; what is not known has no line.
final class InstanceSheet {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private final Context context;
    private final Table facts = Table.untitled(Column.whole("", 0), Column.path("", 20, 40, 0));

    private InstanceSheet(Context context) {
        this.context = context;
    }

    static void print(InstanceView i, Context context) {
        Output out = context.out();
        String name = i.name() != null ? i.name() : i.shortId();
        var head = out.words().add(name, Tone.STRONG).add("  ");
        head.add(Tone.word(i.state(), out.look()), Tone.of(i.state()));
        head.add(" for " + Quantity.duration(Duration.between(i.since(), context.now())));
        String reason = InstanceTable.reason(i);
        out.line(reason == null ? head : head.add(": ").add(reason, Tone.of(i.state())));
        out.blank();
        out.table(new InstanceSheet(context).facts(i));
    }

    private Table facts(InstanceView i) {
        fact("id", i.id());
        fact(
                "agent",
                joined(
                        ", ",
                        i.agent() + (i.version() == null ? "" : " " + i.version()),
                        i.model()));
        fact("process", joined(", ", i.pid(), InstanceTable.memory(i)));
        fact("session", i.sessionId());
        fact("project", context.shortPath(i.root()) + "  " + i.workspace());
        fact("directory", i.cwd().equals(i.root()) ? null : context.shortPath(i.cwd()));
        fact("branch", i.branch());
        fact("worktree", i.worktree() == null ? null : context.shortPath(i.worktree()));
        fact("tags", i.tags().isEmpty() ? null : String.join(", ", i.tags()));
        fact("group", i.group());
        fact("priority", i.priority() == 0 ? null : i.priority());
        fact("subagents", subagents(i));
        fact("ports", i.ports().isEmpty() ? null : numbers(i));
        fact("servers", servers(i));
        fact("terminal", terminal(i.terminal()));
        fact("started", when(i.startedAt()));
        fact("last seen", when(i.lastSeen()));
        fact("ended", i.endedAt() == null ? null : when(i.endedAt()));
        fact("told by", sources(i));
        return facts;
    }

    private void fact(String name, @Nullable Object value) {
        if (value != null) {
            facts.row(Cell.of(name, Tone.DIM), Cell.of(value));
        }
    }

    private String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()))
                + "  ("
                + Quantity.duration(Duration.between(at, context.now()))
                + " ago)";
    }

    private static @Nullable String joined(String between, @Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part != null) {
                text.append(text.isEmpty() ? "" : between).append(part);
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static String numbers(InstanceView i) {
        return i.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static @Nullable String servers(InstanceView i) {
        return i.servers().isEmpty()
                ? null
                : i.servers().stream().map(InstanceSheet::server).collect(Collectors.joining(", "));
    }

    private static String server(InstanceView.Server server) {
        String memory =
                server.memoryBytes() == null ? "" : ", " + Quantity.bytes(server.memoryBytes());
        return server.name() + " (" + server.pid() + memory + ")";
    }

    private static @Nullable String subagents(InstanceView i) {
        if (i.agents().ever() == 0 && i.quota() == null) {
            return null;
        }
        String limit = i.quota() == null ? "" : ", at most " + i.quota() + " wanted";
        return i.agents().now() + " now, " + i.agents().ever() + " ever" + limit;
    }

    private static @Nullable String terminal(Terminal t) {
        String pane = t.tmuxPane() == null ? null : "tmux pane " + t.tmuxPane();
        return joined(", ", t.tty(), pane, t.program());
    }

    private static String sources(InstanceView i) {
        return i.sources().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
