package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.TranscriptsView;
import dev.drover.model.view.UsageReport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// From the lines that an agent writes to the row that people see.
final class UsageOfTranscriptsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TEXT = "{\"type\":\"text\",\"text\":\"done\"}]";

    @TempDir Path home;
    private LiveDaemon live;
    private Path project;

    @BeforeEach
    void open() throws IOException {
        live = LiveDaemon.in(home);
        project = Files.createDirectories(home.resolve("claude/projects/-tmp-shop"));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private static String answer(String message, int output) {
        return """
        {"type":"assistant","sessionId":"s-1","timestamp":"%s","cwd":"/tmp/shop","isSidechain":false,\
        "requestId":"req-%s","message":{"id":"msg-%s","role":"assistant","model":"claude-opus-4-8",\
        "content":[{"type":"tool_use","id":"t-%s","name":"Bash","input":{"command":"ls"}}],\
        "usage":{"input_tokens":1000,"output_tokens":%d,"cache_read_input_tokens":2000,\
        "cache_creation_input_tokens":50}}}
        """
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        message,
                        message,
                        message,
                        output);
    }

    private void append(String text) throws IOException {
        Files.writeString(
                project.resolve("s-1.jsonl"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void begin() throws Exception {
        live.hook(
                "claude-code",
                "{\"hook_event_name\":\"SessionStart\",\"session_id\":\"s-1\",\"cwd\":\"/tmp/shop\",\"source\":\"startup\"}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private void awaitOutput(long tokens) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            InstanceView.Tokens told = live.only().tokens();
                            assertThat(told == null ? null : told.output()).isEqualTo(tokens);
                        });
    }

    private TranscriptsView reading() {
        return live.client.metrics().transcripts();
    }

    @Test
    void whatAnAgentWritesIsOnItsRowAtOnce() throws Exception {
        begin();
        assertThat(live.only().tokens()).isNull();
        assertThat(live.only().costUsd()).isNull();
        append(answer("1", 42));
        awaitOutput(42);
        // The same answer once more with its next part, as it streams.
        append(answer("1", 42).replaceFirst("\\{\"type\":\"tool_use\".*?}}]", TEXT));
        append(answer("2", 8));
        awaitOutput(50);
        assertThat(live.only().costUsd()).isPositive();
        assertThat(live.client.metrics(live.only().id()).usage().toolCalls()).isEqualTo(2);
    }

    @Test
    void brokenLinesArePassedOverAndTold() throws Exception {
        begin();
        append("{\"type\":\"assistant\",\"message\":{\"usage\":{\"input_tokens\":\n");
        append(answer("1", 7));
        awaitOutput(7);
        assertThat(reading().brokenLines()).isEqualTo(1);
        assertThat(reading().brokenIn()).containsExactly(project.resolve("s-1.jsonl").toString());
    }

    /// A clock may have been put back a little; one that is years ahead tells nothing.
    @Test
    void anAnswerFromSoonCountsAsOneOfNowAndOneFromFarAheadIsTold() throws Exception {
        begin();
        Instant soon = Instant.now().plus(Duration.ofMinutes(30));
        append(at(soon, answer("1", 7)));
        append(at(soon.plus(Duration.ofDays(9_000)), answer("2", 5)));
        awaitOutput(7);

        UsageReport today = live.client.usage(Span.TODAY, UsageGrouping.MODEL);

        assertThat(today.total().tokens().output()).isEqualTo(7);
        assertThat(reading().brokenLines()).isEqualTo(1);
    }

    private static String at(Instant when, String answer) {
        return answer.replaceFirst(
                "\"timestamp\":\"[^\"]*", "\"timestamp\":\"" + when.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void whatIsNoPlainFileIsNotOpened() throws Exception {
        Path pipe = project.resolve("pipe.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(reading().refused()).containsExactly(pipe.toString()));
    }

    @Test
    void oldTranscriptsAreReadWhenSomebodyAsks() throws Exception {
        begin();
        append(answer("1", 5));
        awaitOutput(5);
        Path old = project.resolve("s-0.jsonl");
        Path made = home.resolve("old");
        Files.writeString(made, answer("old", 9).replace("s-1", "s-0"));
        Files.setLastModifiedTime(
                made,
                java.nio.file.attribute.FileTime.from(Instant.now().minus(Duration.ofDays(90))));
        Files.move(made, old);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reading().older()).isEqualTo(1));
        live.client.readOlder();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(reading().older()).isZero();
                            assertThat(reading().filesLeft()).isZero();
                        });
    }
}
