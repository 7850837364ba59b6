package dev.drover.bench;

import dev.drover.config.PriceFile;
import dev.drover.config.Settings;
import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.usage.TranscriptBatch;
import dev.drover.daemon.usage.Usage;
import dev.drover.daemon.usage.UsageFiles;
import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// P10: figures of 1,000 live instances, over a file with 1,000,000 answers of 30 days; and what
/// questions about it cost, beside the same questions about a hundredth of it.
final class UsageRows {
    private static final int CLEAN_UPS = 7;
    private static final int INSTANCES = 1_000;
    private static final int ROUNDS = 15;
    private static final int IN_A_BATCH = 1_000;
    private static final int MINUTES = 30 * 24 * 60;
    private static final List<String> MODELS =
            List.of("claude-opus-4-8", "claude-sonnet-4-6", "claude-haiku-4-5");

    private final Path directory;
    private final Instant now = Instant.now();

    UsageRows(Path directory) {
        this.directory = directory;
    }

    void measure(BenchTable table) throws IOException {
        State state = Herds.state(directory, INSTANCES);
        try (Usage few = filled("few", state, 10_000);
                Usage many = filled("many", state, 1_000_000)) {
            List<Long> totals = new ArrayList<>();
            List<Long> counting = new ArrayList<>();
            for (int i = -ROUNDS; i < ROUNDS; i++) {
                long start = System.nanoTime();
                int instances = many.totals().instances();
                long middle = System.nanoTime();
                long live = state.instances().all().stream().filter(Instance::isLive).count();
                long end = System.nanoTime();
                if (instances != live) {
                    throw new IllegalStateException("P10: " + instances + " of " + live);
                }
                if (i >= 0) {
                    totals.add(middle - start);
                    counting.add(end - middle);
                }
            }
            double our = Spread.of(totals).median();
            double bare = Spread.of(counting).median();
            table.add(
                    Row.figure(
                            "P10",
                            "usage of 1,000 instances together / counting them",
                            Spread.micros(our),
                            Spread.micros(bare),
                            Row.number(our / bare),
                            "≤ 5 ms",
                            our <= 5e6));
            for (Span span : Span.values()) {
                double large = median(() -> many.report(span, UsageGrouping.MODEL));
                double small = median(() -> few.report(span, UsageGrouping.MODEL));
                table.add(
                        Row.beside(
                                "P10",
                                "report of " + span + ", 1,000,000 answers / 10,000",
                                Spread.micros(large),
                                Spread.micros(small),
                                large / small));
            }
        }
    }

    /// IS8: what a person's clean-up takes, beside a request that changes nothing. The first daemon
    /// of a process has compiled nothing yet; one that runs for an hour is like the later ones.
    void cleanUp(BenchTable table) throws IOException {
        CleanUp first = cleanUp("stale-0");
        List<Long> nothing = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 1; i <= CLEAN_UPS; i++) {
            CleanUp next = cleanUp("stale-" + i);
            nothing.add(next.nothing());
            all.add(next.all());
        }
        double median = Spread.of(all).median();
        double least = Spread.of(nothing).median();
        table.add(
                Row.figure(
                        "IS8",
                        "clean-up of 1,000 stale instances / one that finds nothing",
                        Spread.micros(median),
                        Spread.micros(least),
                        Row.number(median / least),
                        "≤ 50 ms",
                        median <= 50e6));
        table.add(
                Row.beside(
                        "IS8",
                        "the same in a process that has just begun",
                        Spread.micros((double) first.all()),
                        Spread.micros((double) first.nothing()),
                        (double) first.all() / first.nothing()));
    }

    /// What the two requests took, in ns.
    private record CleanUp(long nothing, long all) {}

    private CleanUp cleanUp(String name) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        Herds.fill(home, INSTANCES);
        Map<String, String> soonStale =
                Map.of("instances.staleAfter", "1s", "instances.keepEnded", "1h");
        try (LiveDaemon live = LiveDaemon.in(home, soonStale, clock -> clock)) {
            while (live.daemon.state().instances().all().stream()
                    .anyMatch(i -> i.staleSince() == null)) {
                LockSupport.parkNanos(50_000_000);
            }
            long start = System.nanoTime();
            int nothing = live.client.forgetOlder(Duration.ofDays(1));
            long middle = System.nanoTime();
            int forgotten = live.client.forgetOlder(Duration.ZERO);
            long end = System.nanoTime();
            if (nothing != 0 || forgotten != INSTANCES) {
                throw new IllegalStateException("clean-up: " + nothing + ", " + forgotten);
            }
            return new CleanUp(middle - start, end - middle);
        }
    }

    private static double median(Supplier<Object> question) {
        List<Long> times = new ArrayList<>();
        for (int i = -2; i < 5; i++) {
            long start = System.nanoTime();
            Objects.requireNonNull(question.get());
            if (i >= 0) {
                times.add(System.nanoTime() - start);
            }
        }
        return Spread.of(times).median();
    }

    private Usage filled(String name, State state, int answers) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        DatabaseOptions options =
                new DatabaseOptions(
                        home.resolve("usage.db"), home.resolve("tmp"), home.resolve("backups"), 1);
        Usage usage =
                new Usage(
                        new UsageFiles(
                                Database.openUsage(options),
                                new PriceFile(home.resolve("prices.json")),
                                List.of()),
                        () -> state,
                        (conversation, at) -> {},
                        InstantSource.system(),
                        ZoneId::systemDefault,
                        () -> Settings.DEFAULTS.usage());
        usage.start();
        List<Instance> instances = List.copyOf(state.instances().all());
        for (int done = 0; done < answers; done += IN_A_BATCH) {
            Instance instance = instances.get(done / IN_A_BATCH % instances.size());
            usage.sink().take(batch(instance, done, answers));
        }
        long wanted = answers;
        while (usage.report(Span.MONTH, UsageGrouping.MODEL).total().requests() < wanted) {
            LockSupport.parkNanos(200_000_000);
        }
        return usage;
    }

    /// A thousand answers of one conversation within four hours of the last 29 days.
    private TranscriptBatch batch(Instance instance, int first, int answers) {
        String session = Objects.requireNonNull(instance.sessionId());
        long begin = first / IN_A_BATCH * 7_919L % (MINUTES - 28 * 60);
        List<TokenUse> uses = new ArrayList<>();
        for (int i = first; i < first + IN_A_BATCH; i++) {
            long minute = begin + i % (4 * 60);
            uses.add(
                    new TokenUse(
                            instance.agent(),
                            "msg_" + i,
                            now.minus(Duration.ofMinutes(minute)),
                            session,
                            "",
                            i % 5 == 0 ? "Explore" : "",
                            "/home/me/shop",
                            MODELS.get(i % MODELS.size()),
                            new Tokens(i % 90, 400, 900, 0, 30_000),
                            false));
        }
        FilePosition position = new FilePosition("/" + first, "1", answers, "");
        return new TranscriptBatch(
                instance.agent(), position, session, "", true, uses, uses.size(), 0);
    }
}
