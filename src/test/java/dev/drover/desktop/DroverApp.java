package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import dev.drover.ipc.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real app of `target/drover` in a session, its client, and its window on the screen.
final class DroverApp {
    static final Duration SOON = Duration.ofMinutes(2);
    static final String PROGRAM = "drover-app";
    static final String TITLE = "Drover$";

    private final DesktopSession session;
    private final Program program;

    private DroverApp(DesktopSession session, Program program) {
        this.session = session;
        this.program = program;
    }

    /// Starts it and waits until it says that it is up.
    static DroverApp start(DesktopSession session) throws IOException {
        DroverApp app = new DroverApp(session, launch(session));
        await("the app is up")
                .atMost(SOON)
                .until(() -> !app.isAlive() || app.program.text().contains("Its socket is"));
        if (!app.isAlive()) {
            throw new AssertionError("The app ended: " + app.program.text());
        }
        return app;
    }

    /// Starts another one, whatever becomes of it.
    static Program launch(DesktopSession session) throws IOException {
        return session.start(
                PROGRAM, List.of(session.distribution().resolve("bin/drover-app").toString()));
    }

    boolean isAlive() {
        return program.isAlive();
    }

    long pid() {
        return program.pid();
    }

    String said() {
        return program.text();
    }

    /// A command of the real client.
    Program.Answer drover(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(session.distribution().resolve("bin/drover").toString());
        command.addAll(List.of(arguments));
        return session.run("", command);
    }

    /// Reports as a coding agent does: its own words on the client's standard input.
    void hook(String agentSession, String event, Map<String, ?> more) throws IOException {
        Map<String, Object> said = new java.util.LinkedHashMap<>(more);
        said.put("session_id", agentSession);
        said.put("hook_event_name", event);
        said.putIfAbsent("cwd", "/tmp");
        String client = session.distribution().resolve("bin/drover").toString();
        session.run(
                        new String(Json.bytes(said), java.nio.charset.StandardCharsets.UTF_8),
                        List.of(client, "hook", "claude-code"))
                .orFail();
    }

    /// An agent starts and asks a person for permission.
    void agentWaits(String agentSession) throws IOException {
        hook(agentSession, "SessionStart", Map.of("source", "startup"));
        hook(agentSession, "UserPromptSubmit", Map.of("prompt", "go on"));
        hook(
                agentSession,
                "PermissionRequest",
                Map.of("tool_name", "Bash", "tool_input", Map.of("command", "make deploy")));
    }

    /// The person has answered and the agent works.
    void agentIsAnswered(String agentSession) throws IOException {
        hook(agentSession, "PostToolUse", Map.of("tool_name", "Bash"));
    }

    /// The window, if a person can see it.
    Optional<XServer.Window> window() throws IOException {
        return session.screen().windows(TITLE).stream()
                .filter(window -> window.place().width > 400)
                .findFirst();
    }

    XServer.Window awaitWindow() {
        return await("the window is on the screen")
                .atMost(SOON)
                .until(this::window, Optional::isPresent)
                .orElseThrow();
    }

    void awaitNoWindow() {
        await("the window is hidden").atMost(SOON).until(() -> window().isEmpty());
    }

    /// The window opens by itself on the first run; this closes it as a person does.
    void closeWindow() throws IOException {
        session.screen().closeByHand(awaitWindow());
        awaitNoWindow();
    }

    /// Its item on the bus, once it is there with its whole menu.
    TrayItem awaitItem() {
        return await("the icon is registered on the bus")
                .atMost(SOON)
                .ignoreExceptionsMatching(
                        e -> e instanceof IOException || e instanceof UncheckedIOException)
                .until(
                        () ->
                                TrayItem.of(session.bus(), pid())
                                        .filter(item -> words(item).contains("Quit")),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String words(TrayItem item) {
        try {
            return item.words();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
