package dev.drover.bench;

import dev.drover.agents.usage.ClaudeTranscript;
import dev.drover.daemon.usage.Transcripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Follows the transcripts of a home in a process of its own, started as the daemon is. Speaks in
/// lines: `read NANOS PROCESSOR BROKEN ANSWERS` for a first look, `append NANOS BYTES` for more,
/// `rest SHARE` for the part of a core that it took to wait, `memory MEGABYTES`.
final class TranscriptReading {
    private TranscriptReading() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Duration rest = Duration.ofSeconds(Long.parseLong(arguments[2]));
        for (int i = 0; i < rounds; i++) {
            firstLook(home).close();
        }
        try (Following following = firstLook(home)) {
            append(home, following);
            long cpu = processorNanos();
            long start = System.nanoTime();
            Thread.sleep(rest);
            double share = (double) (processorNanos() - cpu) / (System.nanoTime() - start);
            System.out.println("rest " + share);
        }
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println("memory " + used / (1 << 20));
    }

    private record Following(Transcripts transcripts, AtomicLong answers) implements AutoCloseable {
        @Override
        public void close() {
            transcripts.close();
        }
    }

    private static Following firstLook(Path home) throws InterruptedException {
        AtomicLong broken = new AtomicLong();
        AtomicLong answers = new AtomicLong();
        long start = System.nanoTime();
        long cpu = processorNanos();
        Transcripts transcripts =
                new Transcripts(
                        List.of(new ClaudeTranscript(home, Map.of())),
                        List.of(),
                        batch -> {
                            answers.addAndGet(batch.uses().size());
                            broken.addAndGet(batch.brokenLines());
                        },
                        (conversation, at) -> {},
                        () -> Duration.ofDays(30),
                        InstantSource.system());
        transcripts.start();
        while (!transcripts.state().isDone()) {
            Thread.sleep(1);
        }
        System.out.println(
                String.join(
                        " ",
                        "read",
                        Long.toString(System.nanoTime() - start),
                        Long.toString(processorNanos() - cpu),
                        broken.toString(),
                        answers.toString()));
        return new Following(transcripts, answers);
    }

    /// One more answer in one of the files.
    private static void append(Path home, Following following)
            throws IOException, InterruptedException {
        Path file;
        try (var files = Files.walk(home)) {
            file = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(1 << 20);
        }
        int length = head.length;
        while (head[length - 1] != '\n') {
            length--;
        }
        byte[] some = Arrays.copyOf(head, length);
        long before = following.answers().get();
        long cpu = processorNanos();
        Files.write(file, some, StandardOpenOption.APPEND);
        while (following.answers().get() == before) {
            Thread.sleep(1);
        }
        System.out.println("append " + (processorNanos() - cpu) + " " + some.length);
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
