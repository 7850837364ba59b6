package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.view.LabelChange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The scripts of `packaging/examples`, each beside a real daemon with an agent that waits.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("packaging/examples").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private final List<Process> started = new ArrayList<>();
    private LiveDaemon daemon;

    @BeforeEach
    void open() throws Exception {
        for (String program : List.of("jq", "curl", "tmux")) {
            assumeTrue(onPath(program), program + " is not here");
        }
        Commands commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        daemon = LiveDaemon.with(home, commands);
        live.set(daemon);
    }

    private static boolean onPath(String program) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    @AfterEach
    void close() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        daemon.close();
    }

    private void hook(String event, String more) throws Exception {
        String payload =
                """
                {"session_id":"61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885","cwd":"%s",
                 "hook_event_name":"%s"%s}
                """
                        .formatted(home, event, more);
        daemon.hook("claude-code", payload.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private void anAgentBegins() throws Exception {
        hook("SessionStart", ",\"source\":\"startup\"");
        daemon.client.label(
                daemon.only().id(), new LabelChange("a <b> & c", null, null, null, null));
    }

    private void itWaits() throws Exception {
        hook("PermissionRequest", ",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"x\"}");
    }

    private ProcessBuilder script(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        String path = LiveDaemon.clientProgram().getParent() + ":" + System.getenv("PATH");
        builder.environment().put("PATH", path);
        builder.environment().put("DROVER_HOME", home.toString());
        builder.environment().remove("TMUX");
        builder.redirectError(home.resolve("script-err").toFile());
        return builder;
    }

    private Path follows(String bar) throws IOException {
        Path out = home.resolve("script-out");
        started.add(
                script(List.of(EXAMPLES.resolve(bar + "/drover.sh").toString()))
                        .redirectOutput(out.toFile())
                        .start());
        return out;
    }

    private static String last(Path out) throws IOException {
        List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
        return lines.isEmpty() ? "nothing yet" : lines.getLast();
    }

    @Test
    void waybarIsToldWhoWaits() throws Exception {
        anAgentBegins();
        Path out = follows("waybar");
        await().atMost(SOON).until(() -> last(out).contains("1 live"));
        itWaits();
        await().atMost(SOON).until(() -> last(out).contains("1 waiting"));
        JsonNode shown = Json.mapper().readTree(last(out));
        assertThat(shown.get("class").asString()).isEqualTo("waiting");
        assertThat(shown.get("tooltip").asString())
                .as("a name is text, not markup")
                .startsWith("a &lt;b&gt; &amp; c: ")
                .contains("Bash");
    }

    @Test
    void polybarIsToldHowManyWait() throws Exception {
        anAgentBegins();
        Path out = follows("polybar");
        await().atMost(SOON).until(() -> last(out).equals("1 live"));
        itWaits();
        await().atMost(SOON).until(() -> last(out).equals("1 waiting"));
    }

    @Test
    void tmuxShowsHowManyWait() throws Exception {
        anAgentBegins();
        itWaits();
        Path socket = home.resolve("tmux");
        Path settings = Files.writeString(home.resolve("tmux.conf"), tmuxSettings());
        List<String> server = List.of("tmux", "-S", socket.toString(), "-f", settings.toString());
        Path seen = home.resolve("seen");
        Process terminal =
                script(
                                List.of(
                                        "script",
                                        "-qfec",
                                        String.join(" ", server) + " new cat",
                                        "/dev/null"))
                        .redirectOutput(seen.toFile())
                        .start();
        started.add(terminal);
        try {
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(Files.readString(seen, StandardCharsets.ISO_8859_1))
                                            .contains("1 waiting"));
            assertThat(Files.readString(seen, StandardCharsets.ISO_8859_1))
                    .as("in yellow, with the style and not its words")
                    .doesNotContain("fg=yellow")
                    .containsPattern("\u001b\\[[0-9;]*33[0-9;]*m[^\u001b]*1 waiting");
        } finally {
            List<String> end = new ArrayList<>(server);
            end.add("kill-server");
            script(end).start().waitFor();
        }
    }

    /// As the file says, with the script where it lies here, and sooner.
    private static String tmuxSettings() throws IOException {
        return Files.readString(EXAMPLES.resolve("tmux/tmux.conf"))
                .replace("~/.config/tmux/drover.sh", EXAMPLES.resolve("tmux/drover.sh").toString())
                .replace("status-interval 5", "status-interval 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waybar", "polybar"})
    void withoutADaemonABarShowsNothing(String bar) throws Exception {
        Files.delete(home.resolve("endpoint"));
        Path out = follows(bar);
        await().atMost(SOON).until(() -> !last(out).equals("nothing yet"));
        assertThat(last(out)).isIn("", "{\"text\": \"\", \"class\": \"off\"}");
    }

    @Test
    void aScriptIsNoLongerThanItMustBe() throws IOException {
        for (String bar : List.of("waybar", "polybar", "tmux")) {
            Path script = EXAMPLES.resolve(bar + "/drover.sh");
            assertThat(script).isExecutable();
            assertThat(Files.readAllLines(script))
                    .filteredOn(line -> !line.startsWith("#"))
                    .as(bar)
                    .hasSizeLessThanOrEqualTo(10);
        }
    }
}
