package dev.drover.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.usage.ClaudeText;
import dev.drover.agents.usage.ClaudeTranscript;
import dev.drover.agents.usage.CodexRollout;
import dev.drover.agents.usage.PlainCount;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A home with transcripts, and a sink that keeps what it is given as a store would.
final class TranscriptHome implements UsageSink, AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    final Path home;
    final Path projects;
    final ClaudeText text;
    final Random random;
    final List<TranscriptBatch> batches = new ArrayList<>();

    /// Those that have read something.
    final Set<String> threads = new HashSet<>();

    private final Map<String, TokenUse> answers = new HashMap<>();
    private final Map<String, Integer> tools = new HashMap<>();
    private final Map<String, FilePosition> positions = new HashMap<>();
    private @Nullable Transcripts transcripts;

    TranscriptHome(Path home, long seed) {
        this.home = home;
        this.projects = home.resolve(".claude/projects");
        this.random = new Random(seed);
        this.text = new ClaudeText(random);
    }

    /// Starts to follow, with the positions of the run before.
    Transcripts start() {
        close();
        Transcripts made =
                new Transcripts(
                        List.of(
                                new ClaudeTranscript(home, Map.of()),
                                new CodexRollout(home, Map.of())),
                        positions(),
                        this,
                        (conversation, at) -> {},
                        () -> Duration.ofDays(30),
                        InstantSource.fixed(NOW));
        transcripts = made;
        made.start();
        return made;
    }

    private synchronized Collection<FilePosition> positions() {
        return List.copyOf(positions.values());
    }

    @Override
    public synchronized void take(TranscriptBatch batch) {
        batches.add(batch);
        threads.add(Thread.currentThread().getName());
        positions.put(batch.position().path(), batch.position());
        if (batch.fromStart()) {
            tools.remove(batch.position().path());
        }
        tools.merge(batch.position().path(), batch.toolCalls(), Integer::sum);
        for (TokenUse use : batch.uses()) {
            answers.merge(use.key(), use, (a, b) -> b.isBetterThan(a) ? b : a);
        }
    }

    synchronized Map<String, Tokens> byModel() {
        Map<String, Tokens> sums = new TreeMap<>();
        answers.values().forEach(use -> sums.merge(use.model(), use.tokens(), Tokens::plus));
        return sums;
    }

    synchronized int toolCalls() {
        return tools.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized List<String> pathsInOrder() {
        return batches.stream()
                .map(batch -> Path.of(batch.position().path()).getFileName().toString())
                .distinct()
                .toList();
    }

    synchronized List<TokenUse> uses() {
        return List.copyOf(answers.values());
    }

    /// What the plainest count of all transcripts says.
    PlainCount plain() throws IOException {
        PlainCount count = new PlainCount();
        try (var files = Files.walk(projects)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                count.add(file);
            }
        }
        return count;
    }

    PlainCount plain(Path file) throws IOException {
        return new PlainCount().add(file);
    }

    void awaitPlain() throws IOException {
        Map<String, Tokens> expected = plain().byModel();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(byModel()).isEqualTo(expected));
    }

    /// A conversation with so many answers, and what tools said in between.
    List<String> conversation(String session, String subagent, int answers, int result) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            String model = random.nextInt(20) == 0 ? "<synthetic>" : "model-" + random.nextInt(3);
            boolean sidechain = !subagent.isEmpty() || random.nextInt(10) == 0;
            lines.addAll(text.answer(session, model, text.tokens(), subagent, sidechain));
            lines.add(text.result(session, random.nextInt(result)));
        }
        return lines;
    }

    Path session(String project, String session) {
        return projects.resolve(project).resolve(session + ".jsonl");
    }

    Path subagent(String project, String session, String id) {
        return projects.resolve(project)
                .resolve(session)
                .resolve("subagents/agent-" + id + ".jsonl");
    }

    static void append(Path file, Collection<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.join("\n", lines) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        if (transcripts != null) {
            transcripts.close();
        }
    }
}
