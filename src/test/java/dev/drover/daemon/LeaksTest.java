package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Payloads;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ten thousand requests leave nothing behind; nor does a change of the time zone.
final class LeaksTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @TempDir Path home;

    @Test
    void tenThousandHooksLeaveDescriptorsThreadsAndMemoryAsTheyWere() throws Exception {
        leaveNothing(10_000);
    }

    @Test
    @Tag("proof")
    void aHundredThousandHooksLeaveDescriptorsThreadsAndMemoryAsTheyWere() throws Exception {
        leaveNothing(100_000);
    }

    private void leaveNothing(int requests) throws Exception {
        try (LiveDaemon live = LiveDaemon.in(home)) {
            hooks(live, 2_000);
            await().until(() -> live.client.health().checks().size() > 5);
            long descriptors = descriptors();
            int threads = threads().size();
            long memory = usedMemory();

            hooks(live, requests);

            await().untilAsserted(
                            () ->
                                    assertThat(descriptors())
                                            .isBetween(descriptors - 5, descriptors + 5));
            await().untilAsserted(
                            () -> assertThat(threads()).hasSizeLessThanOrEqualTo(threads + 2));
            await().untilAsserted(
                            () ->
                                    assertThat(usedMemory())
                                            .isLessThanOrEqualTo(memory + memory / 10 + (4 << 20)));
            assertThat(live.rows()).hasSize(20);
        }
    }

    @Test
    void aNewTimeZoneChangesNothingThatIsKept() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        try (LiveDaemon live = LiveDaemon.in(home)) {
            hooks(live, 20);
            List<InstanceView> before = live.rows();
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            hooks(live, 20);

            assertThat(times(live.rows())).isEqualTo(times(before));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static Map<String, List<Instant>> times(List<InstanceView> rows) {
        return rows.stream()
                .collect(
                        Collectors.toMap(InstanceView::id, v -> List.of(v.startedAt(), v.since())));
    }

    /// Twenty sessions that say the same again and again, from eight callers at once.
    private static void hooks(LiveDaemon live, int count) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers =
                    IntStream.range(0, count)
                            .mapToObj(i -> callers.submit(() -> hook(live, "s" + i % 20)))
                            .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private static int hook(LiveDaemon live, String session) {
        byte[] body = Payloads.claude("user-prompt-submit", session, "/home/dev/shop");
        return live.client.call("POST", "/v1/hooks/claude-code", JSON, body).status();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /// Without the carriers of virtual threads: how many there are is Java's own affair, and those
    /// that stood in for blocked ones stay for half a minute. Nor the one that asks.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.getName().startsWith("ForkJoinPool-1-worker-"))
                .filter(t -> !t.getName().equals("awaitility-thread"))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("SystemGc") // what is reachable is the question
    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
