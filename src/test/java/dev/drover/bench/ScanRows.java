package dev.drover.bench;

import dev.drover.core.process.ProcessLook;
import dev.drover.core.process.ProcessTreeRules;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;

import org.pcollections.HashTreePMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// P8: the incremental scan at 2,000 processes beside a full read of `/proc`, and what it takes to
/// make a tree of them. The processes are real: one helper forks them, and they go with it.
final class ScanRows implements AutoCloseable {
    private static final int PROCESSES = 2_000;
    private static final int ROUNDS = 60;
    private static final double TREE_LIMIT = 200;

    private static final String HELPER =
            """
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                for (int i = 0; i < atoi(argv[1]); i++) {
                    pid_t child = fork();
                    if (child < 0) return 1;
                    if (child == 0) {
                        prctl(PR_SET_PDEATHSIG, SIGKILL);
                        for (;;) pause();
                    }
                }
                puts("ready");
                fflush(stdout);
                getchar();
                return 0;
            }
            """;

    private final Process helper;

    ScanRows(Path directory) throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("herd.c"), HELPER);
        Path program = directory.resolve("herd");
        Process compiler =
                new ProcessBuilder("cc", "-O1", "-o", program.toString(), source.toString())
                        .inheritIO()
                        .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("the helper does not compile");
        }
        helper = new ProcessBuilder(program.toString(), Integer.toString(PROCESSES)).start();
        if (!"ready".equals(helper.inputReader().readLine())) {
            helper.destroyForcibly();
            throw new IOException("the helper could not start all of them");
        }
    }

    void measure(BenchTable table) {
        ProcessTable kept = ProcessTable.ofThisMachine();
        for (int i = 0; i < 10; i++) {
            kept.scan();
            ProcessTable.ofThisMachine().scan();
        }
        double[] full = new double[ROUNDS];
        double[] incremental = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ProcessTable fresh = ProcessTable.ofThisMachine();
            full[i] = millis(fresh::scan);
            incremental[i] = millis(kept::scan);
        }
        double ratio = median(incremental) / median(full);
        table.add(
                Row.ratio(
                        "P8",
                        "incremental scan at " + kept.scan().size() + " processes / full read",
                        text(median(incremental)),
                        text(median(full)),
                        ratio,
                        Row.Goal.atMost(0.1)));
        tree(table, kept.scan(), median(full));
    }

    private void tree(BenchTable table, List<ProcessFacts> seen, double full) {
        ProcessFacts top =
                seen.stream().filter(f -> f.key().pid() == helper.pid()).findFirst().orElseThrow();
        State state = State.EMPTY.apply(new Event.InstanceStarted(instance(top.key())));
        ProcessLook look =
                new ProcessLook(
                        seen,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new ProcessKey("", 0, 0),
                        OwnProcess.uid(),
                        Instant.EPOCH);
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = millis(() -> ProcessTreeRules.tree(state, look));
        }
        double middle = median(times);
        table.add(
                Row.figure(
                        "P8",
                        "tree of " + ProcessTreeRules.tree(state, look).stream().count() + " nodes",
                        text(middle),
                        text(full),
                        Row.number(middle / full),
                        "≤ " + TREE_LIMIT + " ms",
                        middle <= TREE_LIMIT));
    }

    private static Instance instance(ProcessKey key) {
        return new Instance(
                InstanceId.of(Instant.EPOCH, key.pid(), 7),
                "claude-code",
                key,
                null,
                Location.ofPlainDirectory("/"),
                Activity.idle(Instant.EPOCH),
                Subagents.NONE,
                Label.NONE,
                AgentDetail.UNKNOWN,
                Terminal.UNKNOWN,
                Instant.EPOCH,
                null,
                null,
                null,
                HashTreePMap.empty());
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    @Override
    public void close() {
        helper.destroyForcibly();
    }
}
