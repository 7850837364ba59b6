package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;
import dev.drover.config.Paths;
import dev.drover.ipc.Client;
import dev.drover.ipc.Knock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One home of Drover in a directory of its own, and the real launcher to start processes in it.
/// Ends all of them when it is closed.
final class DaemonHome implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Children children;

    DaemonHome(Path root) throws IOException {
        // A short path: a socket's may not be long.
        this.root = root;
        Path output = Files.createDirectories(root.resolve("output"));
        this.children = new Children(output);
        Files.createDirectories(
                home(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.put("DROVER_HOME", home().toString());
        environment.put("DROVER_API_ADDR", "off");
        environment.put("DROVER_JAVA_HOME", System.getProperty("java.home"));
        environment.put("DISPLAY", "");
        environment.put("WAYLAND_DISPLAY", "");
        environment.put("HOME", root.toString());
    }

    Path home() {
        return root.resolve("d");
    }

    DaemonHome with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Short times, so that a test need not wait for what people would wait for.
    DaemonHome settings(String json) throws IOException {
        Files.writeString(home().resolve("settings.json"), json);
        return this;
    }

    Paths paths() {
        return Paths.of(environment, root, System.getProperty("os.name"));
    }

    static Path launcher() {
        Path launcher = Path.of(System.getProperty("drover.dist"), "bin", "drover-app");
        assertThat(launcher).isExecutable();
        return launcher;
    }

    Child start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(arguments));
        return children.start(environment, command);
    }

    Child headless(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("daemon", "run", "--headless"));
        arguments.addAll(List.of(more));
        return start(arguments.toArray(String[]::new));
    }

    /// Starts a headless daemon and waits until it answers.
    Child up(String... more) throws IOException {
        Child child = headless(more);
        awaitAnswer(child);
        return child;
    }

    Child other(List<String> command) throws IOException {
        return children.start(environment, command);
    }

    void awaitAnswer(Child child) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            assertThat(child.process().isAlive()).as(child.text()).isTrue();
                            // Its own pid: one that replaces another names that one's first.
                            String pid = Long.toString(child.process().pid());
                            return answers() && child.text().contains(pid);
                        });
    }

    boolean answers() throws InterruptedException {
        return Knock.at(paths().socket(), Duration.ofSeconds(5)) == Knock.Answer.ANSWERED;
    }

    Client client() {
        return new Client(paths().socket(), Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /// Reports a new conversation as an agent's hook does.
    ///
    /// @return false if it was not acknowledged
    static boolean report(Client client, String session) {
        String body =
                """
                {"hook_event_name": "SessionStart", "source": "startup", "cwd": "/",
                 "session_id": "%s"}
                """
                        .formatted(session);
        return client.call(
                                "POST",
                                "/v1/hooks/claude-code",
                                Map.of("Content-Type", "application/json"),
                                body.getBytes(StandardCharsets.UTF_8))
                        .status()
                == 200;
    }

    @Override
    public void close() {
        children.close();
    }
}
