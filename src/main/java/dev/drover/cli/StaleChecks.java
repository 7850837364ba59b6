package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.EndingView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The doctor looks for what is left over: entries of sessions that are gone, ended instances,
/// processes that outlived their agent, logs that have grown.
final class StaleChecks {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long LARGE_LOG = 16L << 20;

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
                Finding.warn(
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
                                        + "; each is looked at again first."),
                true,
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
        long over =
                context.api().instances(true).stream()
                        .filter(i -> i.endedAt() != null || !i.state().isLive())
                        .count();
        if (over > 0) {
            diagnosis.add(
                    Finding.ok("ended", "still listed: " + Quantity.count(over, "ended agent"))
                            .fixedBy("Takes ended agents off the list; the journal keeps them."),
                    true,
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
                Finding.warn(
                                "leftovers",
                                Quantity.count(left.ending(), "process", "processes")
                                        + " left over, holding about "
                                        + Quantity.bytes(left.memoryBytes()),
                                "drover processes clean")
                        .because(
                                "They outlived their session, or are one too many of the same"
                                        + " server; you could have their memory back.")
                        .fixedBy(
                                "Ends them: asks first (TERM), then interrupts, then kills."
                                        + " `drover processes clean` shows each with its reason."),
                true,
                () -> {
                    EndingView done = context.api().clean(false, false);
                    return "About " + Quantity.bytes(done.memoryBytes()) + " won back";
                });
    }

    private static void walGrowth(Context context, Diagnosis diagnosis) throws IOException {
        Path database = context.paths().database();
        Path wal = database.resolveSibling(database.getFileName() + "-wal");
        if (Files.isRegularFile(wal) && Files.size(wal) > 2 * LARGE_LOG) {
            diagnosis.add(
                    Finding.warn(
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
