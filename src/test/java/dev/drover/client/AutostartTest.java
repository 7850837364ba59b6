package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// The one thing of ours that may outlive a hook: the app, at the start of a session.
@ParameterizedClass
@EnumSource(Client.class)
class AutostartTest {
    private static final String START =
            "{\"hook_event_name\": \"SessionStart\",\"source\":\"startup\"}";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        drover.script(
                "drover-app",
                """
                {
                    echo "arguments $#"
                    echo "pid $$"
                    echo "parent $PPID"
                    echo "directory $(pwd -P)"
                    echo "session $(cut -d ' ' -f 6 /proc/$$/stat)"
                    ls -l /proc/$$/fd
                    env
                    echo end
                } >"$HOME/starting.$$" 2>&1
                mv "$HOME/starting.$$" "$HOME/started.$TERM_PROGRAM.$$"\
                """);
        drover.environment.put("DISPLAY", ":7");
        drover.environment.put("TERM_PROGRAM", "wanted");
        // Claude Code sets it for the events that may change the environment.
        drover.environment.put("CLAUDE_ENV_FILE", directory.resolve("env").toString());
    }

    private List<Path> started(String label) throws IOException {
        try (var files = Files.newDirectoryStream(drover.directory, "started." + label + ".*")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        }
    }

    private void expectSilent(Result result) {
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.stderr()).isEmpty();
    }

    /// An app that is wanted afterwards has long run when one that is not would have: they start in
    /// the order of the calls.
    private void expectNoneStarted() throws Exception {
        Installation other = drover;
        other.environment.put("DISPLAY", ":7");
        other.environment.put("TERM_PROGRAM", "probe");
        other.environment.remove("DROVER_AUTOSTART");
        other.name(directory.resolve("nobody").toString());
        expectSilent(other.run(START, "hook", "claude-code"));
        await().until(() -> started("probe").size() == 1);
        assertThat(started("wanted")).isEmpty();
    }

    @Test
    void sessionStartWithoutDaemonStartsTheAppOnce() throws Exception {
        expectSilent(drover.run(START, "hook", "claude-code"));
        await().until(() -> !started("wanted").isEmpty());
        await().until(() -> drover.leftBehind().isEmpty());
        assertThat(started("wanted")).hasSize(1);
    }

    @Test
    void staleSocketCountsAsNoDaemon() throws Exception {
        SocketServer.answering(drover.socket, "").close();
        expectSilent(drover.run(START, "hook", "claude-code"));
        await().until(() -> started("wanted").size() == 1);
    }

    @Test
    void missingEndpointFileCountsAsNoDaemon() throws Exception {
        Files.delete(drover.home.resolve("endpoint"));
        drover.environment.remove("CLAUDE_ENV_FILE");
        expectSilent(drover.run(START, "hook", "codex"));
        await().until(() -> started("wanted").size() == 1);
    }

    @Test
    void eventNamedOnTheCommandLineCounts() throws Exception {
        expectSilent(drover.run("{}", "hook", "copilot", "--event", "SessionStart"));
        await().until(() -> started("wanted").size() == 1);
    }

    @Test
    void theAppHasNothingOfTheAgent() throws Exception {
        drover.environment.put("CLAUDECODE", "1");
        drover.environment.put("CLAUDE_CODE_SESSION_ID", "s");
        drover.environment.put("CLAUDE_CODE_ENTRYPOINT", "cli\nCLAUDE_CODE_X=1");
        drover.environment.put("CLAUDE_CONFIG_DIR", "/kept");
        String line = "exec 5</dev/zero 8</dev/zero; \"$0\" hook claude-code; echo $$";
        Result result = drover.shell(line, START.getBytes(StandardCharsets.UTF_8));
        await().until(() -> started("wanted").size() == 1);

        List<String> facts = Files.readAllLines(started("wanted").getFirst());
        String pid = value(facts, "pid ");
        assertThat(value(facts, "arguments ")).isEqualTo("0");
        assertThat(value(facts, "directory ")).isEqualTo("/");
        assertThat(value(facts, "session ")).isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
        assertThat(value(facts, "parent ")).isNotEqualTo(result.out().strip());
        assertThat(pid).isNotEmpty();
        assertThat(facts).anyMatch(fact -> fact.endsWith(" 0 -> /dev/null"));
        assertThat(facts).noneMatch(fact -> fact.matches(".* -> (pipe:.*|socket:.*|/dev/zero)"));
        assertThat(facts)
                .noneMatch(fact -> fact.startsWith("CLAUDECODE="))
                .noneMatch(fact -> fact.startsWith("CLAUDE_CODE_SESSION_ID="))
                .noneMatch(fact -> fact.startsWith("CLAUDE_CODE_ENTRYPOINT="))
                .noneMatch(fact -> fact.startsWith("CLAUDE_ENV_FILE="))
                .contains("CLAUDE_CONFIG_DIR=/kept", "DISPLAY=:7", "DROVER_HOME=" + drover.home);
    }

    private static String value(List<String> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private static String sessionOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    }

    @Test
    void otherEventsDoNot() throws Exception {
        for (String body :
                List.of(
                        "{\"hook_event_name\":\"SessionEnd\"}",
                        "{\"hook_event_name\":\"CwdChanged\",\"x\":\"SessionStart\"}",
                        "{\"prompt\":\"\\\"hook_event_name\\\":\\\"SessionStart\\\"\"}",
                        "SessionStart",
                        "")) {
            expectSilent(drover.run(body, "hook", "claude-code"));
        }
        expectSilent(drover.run(START, "hook", "codex", "--event", "Stop"));
        expectSilent(drover.run(START, "statusline"));
        expectNoneStarted();
    }

    @Test
    void noDisplayNoApp() throws Exception {
        drover.environment.remove("DISPLAY");
        expectSilent(drover.run(START, "hook", "claude-code"));
        expectNoneStarted();
    }

    @Test
    void waylandIsADisplay() throws Exception {
        drover.environment.remove("DISPLAY");
        drover.environment.put("WAYLAND_DISPLAY", "wayland-0");
        expectSilent(drover.run(START, "hook", "claude-code"));
        await().until(() -> started("wanted").size() == 1);
    }

    @Test
    void switchedOffInTheEnvironment() throws Exception {
        drover.environment.put("DROVER_AUTOSTART", "0");
        expectSilent(drover.run(START, "hook", "claude-code"));
        expectNoneStarted();
    }

    @Test
    void switchedOffInTheSettings() throws Exception {
        drover.name(drover.socket.toString(), "autostart=0");
        expectSilent(drover.run(START, "hook", "claude-code"));
        SocketServer.answering(drover.socket, "").close();
        expectSilent(drover.run(START, "hook", "claude-code"));
        expectNoneStarted();
    }

    @Test
    void hungOrDyingDaemonIsADaemon() throws Exception {
        SocketServer.Answer never = (request, out) -> Thread.sleep(Long.MAX_VALUE);
        try (var _ = new SocketServer(drover.socket, never)) {
            expectSilent(drover.run(START, "hook", "claude-code"));
        }
        Files.delete(drover.socket);
        try (var _ = SocketServer.answering(drover.socket, "HTTP/1.1 500 No\r\n\r\n")) {
            expectSilent(drover.run(START, "hook", "claude-code"));
        }
        Files.delete(drover.socket);
        try (var _ = SocketServer.answering(drover.socket, "")) {
            expectSilent(drover.run(START, "hook", "claude-code"));
        }
        Files.delete(drover.socket);
        expectNoneStarted();
    }

    @Test
    void daemonTooBusyToAcceptIsADaemon() throws Exception {
        var address = UnixDomainSocketAddress.of(drover.socket);
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(address, 1);
            try (var one = SocketChannel.open(address);
                    var two = SocketChannel.open(address)) {
                assertThat(one.isConnected() && two.isConnected()).isTrue();
                expectSilent(drover.run(START, "hook", "claude-code"));
            }
        }
        Files.delete(drover.socket);
        expectNoneStarted();
    }

    @Test
    void answeringDaemonIsNotJoinedByAnother() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            assertThat(drover.run(START, "hook", "claude-code").out()).isEqualTo("{}");
            assertThat(server.only().body()).asString().isEqualTo(START);
        }
        Files.delete(drover.socket);
        expectNoneStarted();
    }

    @Test
    void otherCommandsDoNot() throws Exception {
        assertThat(drover.run("", "status").exit()).isEqualTo(69);
        expectNoneStarted();
    }

    @Test
    void missingAppIsNoTrouble() throws Exception {
        Files.delete(drover.bin.resolve("drover-app"));
        expectSilent(drover.run(START, "hook", "claude-code"));
        assertThat(drover.leftBehind()).isEmpty();
    }
}
