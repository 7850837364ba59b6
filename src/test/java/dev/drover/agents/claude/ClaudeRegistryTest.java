package dev.drover.agents.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.Payloads;
import dev.drover.model.InstanceState;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Sighting;
import dev.drover.model.Source;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

class ClaudeRegistryTest {
    private static final Instant STARTED = Instant.parse("2026-11-20T14:00:00Z");
    private static final FileTime LONG_AGO = FileTime.from(STARTED);

    @TempDir Path config;
    private Path sessions;
    private ClaudeRegistry registry;

    @BeforeEach
    void makeDirectory() throws IOException {
        sessions = Files.createDirectory(config.resolve("sessions"));
        registry = new ClaudeRegistry(config);
    }

    @Test
    void showsASessionWhoseProcessIsAlive() throws IOException {
        write("31309.json", recorded("claude-sessions-waiting"));

        assertThat(registry.sightings(alive(92466)))
                .containsExactly(
                        new Sighting(
                                "claude-code",
                                new ProcessKey("boot", 31309, 92466),
                                Source.REGISTRY,
                                STARTED,
                                "/home/dev/shop",
                                "61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885",
                                "ws-f3",
                                "2.1.197",
                                InstanceState.WAITING,
                                "permission prompt",
                                Instant.ofEpochMilli(1795186547355L),
                                5L,
                                "/dev/pts/3"));
    }

    @Test
    void ignoresLeftoversOfOtherProcesses() throws IOException {
        write("31309.json", recorded("claude-sessions-idle"));

        assertThat(registry.sightings(alive(92467))).isEmpty();
        assertThat(registry.sightings(pid -> Optional.empty())).isEmpty();
        assertThat(registry.sightings(pid -> Optional.of(process(pid, 92466, 'Z')))).isEmpty();
        assertThat(registry.sightings(alive(92466))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "idle,IDLE",
        "busy,BUSY",
        "shell,BUSY",
        "waiting,WAITING",
        "dreaming,",
        ",",
    })
    void readsTheStatus(String status, InstanceState state) throws IOException {
        String said = status == null ? "\"x\":1" : "\"status\":\"" + status + "\"";
        write("7.json", "{\"pid\":7,\"procStart\":\"9\",\"updatedAt\":1000," + said + "}");

        Sighting seen = registry.sightings(alive(9)).getFirst();

        assertThat(seen.state()).isEqualTo(state);
        assertThat(seen.stateAt()).isEqualTo(state == null ? null : Instant.ofEpochSecond(1));
        assertThat(seen.cwd()).isEqualTo("/seen/by/kernel");
        assertThat(seen.sessionId()).isNull();
    }

    @Test
    void ignoresWhatIsNoEntry() throws IOException {
        String good = "{\"pid\":7,\"procStart\":\"9\"}";
        write("1.json", "{\"pid\":1,\"procStart\":\"9\",\"sessi");
        write("2.json", "");
        write("3.json", "{\"pid\":3,\"procStart\":\"Fri Nov 20\"}");
        write("4.json", "{\"pid\":4}");
        write("5.json", "{\"pid\":5,\"procStart\":\"9\"}" + " ".repeat(70_000));
        write("6.json", good);
        write("name.json", good);
        write("8.json", "{\"pid\":8,\"procStart\":\"9\",\"updatedAt\":\"soon\"}");
        write("9.txt", "{\"pid\":9,\"procStart\":\"9\"}");
        Files.createDirectory(sessions.resolve("10.json"));
        Path elsewhere = Files.writeString(config.resolve("x"), "{\"pid\":11,\"procStart\":\"9\"}");
        Files.createSymbolicLink(sessions.resolve("11.json"), elsewhere);
        write("7.json", good);

        assertThat(registry.sightings(alive(9)))
                .extracting(seen -> seen.process().pid())
                .containsExactly(7L);
    }

    /// Opening a pipe would wait for a writer for ever.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForAPipeInPlaceOfAnEntry() throws Exception {
        Process made =
                new ProcessBuilder("mkfifo", sessions.resolve("7.json").toString())
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();

        assertThat(registry.sightings(alive(9))).isEmpty();
    }

    @Test
    void isEmptyWithoutADirectory() throws IOException {
        assertThat(new ClaudeRegistry(config.resolve("none")).sightings(alive(1))).isEmpty();

        Path file = Files.createDirectory(config.resolve("f"));
        Files.createFile(file.resolve("sessions"));
        assertThat(new ClaudeRegistry(file).sightings(alive(1))).isEmpty();
    }

    @Test
    void readsAnUnchangedFileOnce() throws IOException {
        Path file = write("7.json", entry("idle"));
        Files.setLastModifiedTime(file, LONG_AGO);
        assertThat(state()).isEqualTo(InstanceState.IDLE);

        // Same size, same time: nothing tells that it has changed, so it is not read.
        Files.writeString(file, entry("busy"));
        Files.setLastModifiedTime(file, LONG_AGO);
        assertThat(state()).isEqualTo(InstanceState.IDLE);

        Files.setLastModifiedTime(file, FileTime.from(STARTED.plusMillis(10)));
        assertThat(state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void readsAFreshFileAgainEvenIfItLooksUnchanged() throws IOException {
        FileTime future = FileTime.from(Instant.now().plusSeconds(60));
        Path file = write("7.json", entry("idle"));
        Files.setLastModifiedTime(file, future);
        assertThat(state()).isEqualTo(InstanceState.IDLE);

        Files.writeString(file, entry("busy"));
        Files.setLastModifiedTime(file, future);
        assertThat(state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void forgetsAnEntryThatIsGone() throws IOException {
        Path file = write("7.json", entry("idle"));
        assertThat(registry.sightings(alive(9))).hasSize(1);

        Files.delete(file);
        assertThat(registry.sightings(alive(9))).isEmpty();
    }

    @Test
    void touchesNothing() throws IOException {
        write("7.json", entry("idle"));
        write("8.json", "broken");

        registry.sightings(alive(9));

        try (Stream<Path> files = Files.list(sessions)) {
            assertThat(files).hasSize(2);
        }
        assertThat(sessions.resolve("8.json")).hasContent("broken");
    }

    @Test
    void makesHostileNamesPlain() throws IOException {
        write(
                "7.json",
                "{\"pid\":7,\"procStart\":\"9\",\"name\":\"a\\u001b[31m\",\"status\":\"waiting\","
                        + "\"waitingFor\":\"token=hunter2\\n\"}");

        Sighting seen = registry.sightings(alive(9)).getFirst();

        assertThat(seen.name()).isEqualTo("a␛[31m");
        assertThat(seen.waitingFor()).isEqualTo("token=[redacted]");
    }

    private InstanceState state() {
        List<Sighting> seen = registry.sightings(alive(9));
        assertThat(seen).hasSize(1);
        return Objects.requireNonNull(seen.getFirst().state());
    }

    private static String entry(String status) {
        return "{\"pid\":7,\"procStart\":\"9\",\"status\":\"" + status + "\"}";
    }

    private static String recorded(String name) {
        return new String(Payloads.recorded(name), StandardCharsets.UTF_8);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(sessions.resolve(name), content);
    }

    private static LongFunction<Optional<ProcessFacts>> alive(long start) {
        return pid -> Optional.of(process(pid, start, 'S'));
    }

    private static ProcessFacts process(long pid, long start, char state) {
        return new ProcessFacts(
                new ProcessKey("boot", pid, start),
                1,
                1000,
                "/usr/bin/x",
                false,
                List.of("x"),
                "/seen/by/kernel",
                state,
                STARTED,
                5L,
                "/dev/pts/3");
    }
}
