package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.config.Paths;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.view.Health;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `drover daemon status`: the daemon itself, where `drover status` shows the agents.
@Command(
        name = "status",
        description = "Process, version, addresses and self-checks.",
        footer = {"  drover daemon status", "  drover daemon status --json | jq .health.checks"})
final class DaemonStatusCommand extends CliCommand {
    /// @param pid null if `daemon.json` does not tell it
    record DaemonView(
            @Nullable Long pid,
            Health health,
            String socket,
            String database,
            @Nullable Long databaseBytes) {}

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) {
        return print(context, json);
    }

    static int print(Context context, boolean json) {
        Health health = context.api().health();
        Paths paths = context.paths();
        File database = paths.database().toFile();
        DaemonView view =
                new DaemonView(
                        DaemonFile.live(context).map(k -> k.pid()).orElse(null),
                        health,
                        paths.socket().toString(),
                        paths.database().toString(),
                        database.isFile() ? database.length() : null);
        if (json) {
            context.out().json(view);
        } else {
            sheet(view, context);
        }
        return Exit.OK;
    }

    private static void sheet(DaemonView view, Context context) {
        Output out = context.out();
        Health health = view.health();
        Tone tone = health.status().equals("ok") ? Tone.GOOD : Tone.ATTENTION;
        out.line(
                out.words()
                        .add("Drover " + health.version(), Tone.STRONG)
                        .add("  ")
                        .add(health.status(), tone)
                        .add(" for " + uptime(health)));
        out.blank();
        Table facts = Table.untitled(Column.whole("", 0), Column.path("", 20, 40, 0));
        fact(facts, "process", view.pid());
        fact(facts, "socket", context.shortPath(view.socket()));
        fact(facts, "port", health.apiPort() == null ? "none" : "127.0.0.1:" + health.apiPort());
        fact(facts, "database", context.shortPath(view.database()) + size(view));
        fact(facts, "listeners", Quantity.count(health.subscribers(), "open event stream"));
        out.table(facts);
        out.blank();
        Table checks =
                Table.untitled(
                        Column.whole("", 0), Column.whole("", 0), Column.text("", 20, 40, 0));
        Map<String, Health.Check> sorted = new TreeMap<>(health.checks());
        sorted.forEach(
                (name, check) ->
                        checks.row(
                                check.ok() ? Cell.of("ok", Tone.GOOD) : Cell.of("fail", Tone.BAD),
                                Cell.of(name),
                                Cell.of(check.detail(), Tone.DIM)));
        out.table(checks);
    }

    private static String uptime(Health health) {
        return Quantity.duration(Duration.ofSeconds(health.uptimeSeconds()));
    }

    private static String size(DaemonView view) {
        return Optional.ofNullable(view.databaseBytes())
                .map(b -> "  " + Quantity.bytes(b))
                .orElse("");
    }

    private static void fact(Table table, String name, @Nullable Object value) {
        if (value != null) {
            table.row(Cell.of(name, Tone.DIM), Cell.of(value));
        }
    }
}
