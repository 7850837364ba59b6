package dev.drover.bench;

import dev.drover.agents.usage.ClaudeText;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// P16: a first look at a gigabyte of transcripts beside `wc -l` on it, what an appended megabyte
/// costs, and what it takes to watch two hundred of them. In a process with the daemon's own flags.
final class TranscriptRows {
    private static final double LIMIT = 6;
    private static final double REST_LIMIT = 0.2;
    private static final int WATCHED = 200;
    private static final int SESSIONS = 40;

    /// As `drover-app` starts the daemon without a window.
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms5m",
                    "-Xmn2m",
                    "-Xmx128m");

    private final Path home;

    TranscriptRows(Path home) {
        this.home = home;
    }

    void measure(BenchTable table, long megabytes, int rounds, int restSeconds)
            throws IOException, InterruptedException {
        Path large = home.resolve("large");
        write(large, SESSIONS, (megabytes << 20) / SESSIONS);
        first(table, large, megabytes, rounds);
        delete(large);
        Path many = home.resolve("many");
        write(many, WATCHED, 20_000);
        rest(table, many, restSeconds);
    }

    private static void first(BenchTable table, Path large, long megabytes, int rounds)
            throws IOException, InterruptedException {
        List<Long> floor = new ArrayList<>();
        List<Long> reads = new ArrayList<>();
        List<String> last = List.of();
        for (int i = 0; i < rounds; i++) {
            floor.add(count(large));
            last = run(large, 2, 0);
            floor.add(count(large));
            said(last, "read").forEach(words -> reads.add(Long.parseLong(words[1])));
        }
        double read = Spread.of(reads).median();
        double least = Spread.of(floor).median();
        table.add(
                Row.ratio(
                        "P16",
                        "first read of " + megabytes + " MB of transcripts / wc -l",
                        seconds(read),
                        seconds(least),
                        read / least,
                        Row.Goal.atMost(LIMIT)));
        table.add(
                Row.beside(
                        "P16",
                        "the same, fastest",
                        seconds(Spread.of(reads).min()),
                        seconds(Spread.of(floor).min()),
                        Spread.of(reads).min() / Spread.of(floor).min()));
        String[] appended = said(last, "append").getFirst();
        double nanos = Long.parseLong(appended[1]);
        double share = Double.parseDouble(appended[2]) / (megabytes << 20);
        table.add(
                Row.beside(
                        "P16",
                        appended[2] + " bytes appended, processor time / their share of the whole",
                        Spread.micros(nanos),
                        Spread.micros(read * share),
                        nanos / (read * share)));
    }

    private static void rest(BenchTable table, Path many, int seconds)
            throws IOException, InterruptedException {
        double share = Double.parseDouble(said(run(many, 0, seconds), "rest").getFirst()[1]) * 100;
        table.add(
                Row.figure(
                        "P16",
                        "watching " + WATCHED + " transcripts, " + seconds + " s",
                        String.format(Locale.ROOT, "%.3f %% of a core", share),
                        "–",
                        "–",
                        "≤ " + REST_LIMIT + " %",
                        share <= REST_LIMIT));
    }

    private static String seconds(double nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static long count(Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wc", "-l"));
        files(directory).forEach(file -> command.add(file.toString()));
        long start = System.nanoTime();
        Pairs.run(new ProcessBuilder(command));
        return System.nanoTime() - start;
    }

    private static List<String> run(Path directory, int rounds, int restSeconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        TranscriptReading.class.getName(),
                        directory.toString(),
                        Integer.toString(rounds),
                        Integer.toString(restSeconds)));
        return Pairs.run(new ProcessBuilder(command)).lines().toList();
    }

    private static List<String[]> said(List<String> lines, String word) {
        return lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(word))
                .toList();
    }

    /// Conversations as they are: short answers, tools whose output is mostly short and sometimes
    /// very long.
    private static void write(Path home, int sessions, long bytesEach) throws IOException {
        Random random = new Random(16);
        ClaudeText text = new ClaudeText(random);
        for (int i = 0; i < sessions; i++) {
            String session = "session-" + i;
            Path file =
                    home.resolve(".claude/projects/project-" + i % 20).resolve(session + ".jsonl");
            Files.createDirectories(file.getParent());
            long written = 0;
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                while (written < bytesEach) {
                    List<String> lines =
                            new ArrayList<>(
                                    text.answer(
                                            session, "claude-opus-4-8", text.tokens(), "", false));
                    int length =
                            (int) Math.min(60_000, Math.exp(7.3 + 1.2 * random.nextGaussian()));
                    lines.add(text.result(session, length));
                    for (String line : lines) {
                        out.write(line);
                        out.write('\n');
                        written += line.length() + 1;
                    }
                }
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        for (Path file : files(directory)) {
            Files.delete(file);
        }
    }
}
