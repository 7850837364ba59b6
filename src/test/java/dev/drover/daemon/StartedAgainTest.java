package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Recordings;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Gemini CLI starts itself once more and works there: one session, one row. A shell stands for the
/// JavaScript runtime, under its name, and runs a script where npm puts Gemini CLI's.
final class StartedAgainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SCRIPT =
            """
            if [ -z "$AGAIN" ]; then
              AGAIN=1 "$RUNTIME" "$0"
              exit 0
            fi
            while read -r body; do
              "$DROVER_CLIENT" hook gemini --decision 30 <"$body" >/dev/null 2>&1
            done
            """;

    @TempDir Path home;
    private LiveDaemon live;
    private @Nullable Process started;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
    }

    @AfterEach
    void close() {
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
        live.close();
    }

    private Process start(Map<String, String> environment) throws IOException {
        Path runtime = Files.createDirectories(home.resolve("runtime")).resolve("node");
        Files.copy(Path.of("/bin/sh").toRealPath(), runtime);
        if (!runtime.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + runtime + " executable");
        }
        Path script = home.resolve("node_modules/@google/gemini-cli/bundle/gemini.js");
        Files.createDirectories(script.getParent());
        Files.writeString(script, SCRIPT);
        ProcessBuilder builder =
                new ProcessBuilder(runtime.toString(), script.toString())
                        .directory(home.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(
                        Map.of(
                                "RUNTIME", runtime.toString(),
                                "DROVER_CLIENT", LiveDaemon.clientProgram().toString(),
                                "DROVER_HOME", home.toString()));
        builder.environment().putAll(environment);
        Process agent = builder.start();
        started = agent;
        return agent;
    }

    private void says(Process agent, String name) throws IOException {
        Path body = home.resolve(name + ".json");
        Files.write(body, Recordings.body("gemini", name, Map.of()));
        agent.getOutputStream().write((body + "\n").getBytes(StandardCharsets.UTF_8));
        agent.getOutputStream().flush();
    }

    private void becomes(InstanceState state) {
        await().atMost(PATIENCE).until(() -> live.rows().size() == 1);
        await().atMost(PATIENCE).until(() -> live.only().state() == state);
    }

    @Test
    void theProcessThatDoesTheWorkIsTheSession() throws Exception {
        Process agent = start(Map.of());
        await().atMost(PATIENCE).until(() -> agent.children().count() == 1);
        ProcessHandle worker = agent.children().findFirst().orElseThrow();
        becomes(InstanceState.IDLE);
        InstanceView row = live.only();
        assertThat(row.agent()).isEqualTo("gemini");
        assertThat(row.pid()).isEqualTo(worker.pid());

        says(agent, "before-agent");
        becomes(InstanceState.BUSY);
        assertThat(live.only().id()).isEqualTo(row.id());
        says(agent, "notification-tool-permission-exec");
        becomes(InstanceState.WAITING);

        assertThat(worker.destroyForcibly()).isTrue();
        becomes(InstanceState.ENDED);
    }

    @Test
    void oneThatDoesNotStartItselfAgainIsASessionAsWell() throws Exception {
        Process agent = start(Map.of("AGAIN", "1"));
        becomes(InstanceState.IDLE);
        assertThat(live.only().pid()).isEqualTo(agent.pid());
    }
}
