package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.EndingOutcome;
import dev.drover.model.Place;
import dev.drover.model.ProcessKey;
import dev.drover.model.VisibleText;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.EndingView;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The doctor looks for what is left over: entries of sessions that are gone, ended instances,
/// processes that outlived their agent, logs that have grown.
final class StaleChecks {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long LARGE_LOG = 16L << 20;
    private static final int FEW = 20;
    private static final int NAME = 60;
    private static final int COMMAND = 120;

    private StaleChecks() {}

    static void run(Context context, Diagnosis diagnosis) throws IOException {
        registry(context, diagnosis);
        walGrowth(context, diagnosis);
        try {
            ended(context, diagnosis);
            leftovers(context, diagnosis);
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static void registry(Context context, Diagnosis diagnosis) throws IOException {
        Path sessions = ClaudeFiles.of(context).sessions();
        List<Path> stale = stale(sessions, context);
        if (stale.isEmpty()) {
            return;
        }
        String where = context.shortPath(sessions);
        Path trash = context.paths().state().resolve("trash").resolve("claude-sessions");
        diagnosis.add(
                DoctorFinding.warn(
                                "registry",
                                Quantity.count(stale.size(), "entry", "entries")
                                        + " in "
                                        + where
                                        + " of sessions whose process is gone",
                                "drover doctor --cleanup-stale")
                        .because("Tools that trust that list show sessions that do not run.")
                        .fixedBy(
                                "Moves them to "
                                        + context.shortPath(trash)
                                        + "; each is looked at again first.",
                                true,
                                few(stale.stream().map(context::shortPath).toList())),
                () -> moved(sessions, trash, context));
    }

    /// Only entries that say whose they are, of processes that are surely gone.
    private static List<Path> stale(Path sessions, Context context) throws IOException {
        List<Path> stale = new ArrayList<>();
        if (!Files.isDirectory(sessions)) {
            return stale;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sessions, "*.json")) {
            for (Path file : files) {
                if (isStale(file, context)) {
                    stale.add(file);
                }
            }
        }
        return stale;
    }

    private static boolean isStale(Path file, Context context) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("\\d{1,9}\\.json")
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.getLastModifiedTime(file).toInstant().plus(FRESH).isAfter(context.now())) {
            return false;
        }
        JsonNode entry = ClaudeFiles.read(file).orElse(null);
        long pid = Long.parseLong(name.substring(0, name.length() - 5));
        long start = number(entry, "procStart");
        if (number(entry, "pid") != pid || start <= 0) {
            return false;
        }
        String boot = context.machine().self().boot();
        return !context.machine().isAlive(new ProcessKey(boot, pid, start));
    }

    private static long number(@Nullable JsonNode entry, String name) {
        JsonNode value = entry == null ? null : entry.get(name);
        try {
            return value == null ? -1 : Long.parseLong(value.asString());
        } catch (RuntimeException e) {
            return -1;
        }
    }

    private static String moved(Path sessions, Path trash, Context context) throws IOException {
        Path to =
                PrivateDirectories.ensure(
                        trash.resolve(Long.toString(context.now().toEpochMilli())));
        int count = 0;
        for (Path file : stale(sessions, context)) {
            Files.move(file, to.resolve(String.valueOf(file.getFileName())));
            count++;
        }
        return Quantity.count(count, "entry", "entries") + " moved to " + to;
    }

    private static void ended(Context context, Diagnosis diagnosis) {
        List<InstanceView> over =
                context.api().instances(true).stream()
                        .filter(i -> i.endedAt() != null || !i.state().isLive())
                        .toList();
        if (!over.isEmpty()) {
            diagnosis.add(
                    DoctorFinding.ok(
                                    "ended",
                                    "still listed: " + Quantity.count(over.size(), "ended agent"))
                            .shownAt(new Place.Instances(null).toString())
                            .fixedBy(
                                    "Takes ended agents off the list for good; the journal keeps"
                                            + " them.",
                                    true,
                                    few(over.stream().map(StaleChecks::named).toList())),
                    () -> {
                        int gone = context.api().forgetEnded();
                        return Quantity.count(gone, "agent") + " taken off the list";
                    });
        }
    }

    private static void leftovers(Context context, Diagnosis diagnosis) {
        EndingView left = context.api().clean(false, true);
        if (left.ending() == 0) {
            return;
        }
        diagnosis.add(
                DoctorFinding.warn(
                                "leftovers",
                                Quantity.count(left.ending(), "process", "processes")
                                        + " left over, holding about "
                                        + Quantity.bytes(left.memoryBytes()),
                                "drover processes clean")
                        .because(
                                "They outlived their session, or are one too many of the same"
                                        + " server; you could have their memory back.")
                        .shownAt(new Place.Processes(null).toString())
                        .fixedBy(
                                "Ends them: asks first (TERM), then interrupts, then kills; that"
                                    + " cannot be undone. `drover processes clean` shows each with"
                                    + " its reason.",
                                true,
                                few(
                                        left.processes().stream()
                                                .filter(EndingView.Row::ends)
                                                .map(StaleChecks::named)
                                                .toList())),
                () -> outcome(context.api().clean(false, false)));
    }

    private static String outcome(EndingView done) {
        Set<String> gone =
                Arrays.stream(EndingOutcome.values())
                        .filter(EndingOutcome::isGone)
                        .map(EndingOutcome::toString)
                        .collect(Collectors.toSet());
        long ended = done.processes().stream().filter(row -> gone.contains(row.outcome())).count();
        return Quantity.count(ended, "process", "processes")
                + " ended, about "
                + Quantity.bytes(done.memoryBytes())
                + " won back";
    }

    private static String named(EndingView.Row row) {
        return "process "
                + row.pid()
                + (row.memoryBytes() == null ? "" : ", " + Quantity.bytes(row.memoryBytes()))
                + (row.command().isEmpty() ? "" : ": " + VisibleText.line(row.command(), COMMAND));
    }

    private static String named(InstanceView instance) {
        String name = instance.name() == null ? "" : VisibleText.line(instance.name(), NAME);
        return name.isBlank() ? instance.shortId() : instance.shortId() + " " + name;
    }

    /// Enough to know what is meant.
    private static List<String> few(List<String> all) {
        List<String> some = new ArrayList<>(all.stream().limit(FEW).toList());
        if (all.size() > FEW) {
            some.add("and " + (all.size() - FEW) + " more");
        }
        return some;
    }

    private static void walGrowth(Context context, Diagnosis diagnosis) throws IOException {
        Path database = context.paths().database();
        Path wal = database.resolveSibling(database.getFileName() + "-wal");
        if (Files.isRegularFile(wal) && Files.size(wal) > 2 * LARGE_LOG) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    "database-log",
                                    context.shortPath(wal)
                                            + " has grown to "
                                            + Quantity.bytes(Files.size(wal)),
                                    "drover daemon restart")
                            .because(
                                    "It is emptied above 16 MB by itself; that it is not means that"
                                            + " some program reads the database all the time."));
        }
    }
}
