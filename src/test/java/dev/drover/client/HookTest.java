package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;
import dev.drover.client.SocketServer.Received;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What a hook sends and what it does with the answer.
@ParameterizedClass
@EnumSource(Client.class)
class HookTest {
    private static final String HOSTILE =
            "a b%41\tc\n\r\nDrover-Exit: 2\r\n\u001b[31m é☃\u202e\"'\\$(x)`";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
    }

    @Test
    void sendsBodyUntouchedToTheAgentsAddress() throws Exception {
        byte[] body = "{\"a\":\"é\"}\r\n\u0000\n\u0000\n".getBytes(StandardCharsets.UTF_8);
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            Result result = drover.run(body, "hook", "claude-code");

            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("{}");
            assertThat(result.stderr()).isEmpty();
            Received request = server.only();
            assertThat(request.line()).isEqualTo("POST /v1/hooks/claude-code HTTP/1.1");
            assertThat(request.header("Host")).isEqualTo("drover");
            assertThat(request.header("Connection")).isEqualTo("close");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.body()).isEqualTo(body);
            // With a header that says nothing the daemon would take its long way.
            assertThat(request.headers())
                    .allMatch(h -> h.matches("(Host|Connection|Content-[TL]|Drover-)\\S+ \\S+"));
        }
    }

    @Test
    void sendsFiveMegabytesWhole() throws Exception {
        byte[] body = new byte[5 << 20];
        new Random(7).nextBytes(body);
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            assertThat(drover.run(body, "hook", "codex").out()).isEqualTo("{}");
            assertThat(server.only().body()).isEqualTo(body);
        }
    }

    @Test
    void tellsWhoAndWhereItIs() throws Exception {
        drover.environment.put("CLAUDE_PID", "4711");
        drover.environment.put("CLAUDE_PROJECT_DIR", "/src/a project");
        drover.environment.put("CLAUDE_ENV_FILE", directory.resolve("env").toString());
        drover.environment.put("TMUX", "/tmp/tmux-0/default,12,0");
        drover.environment.put("TMUX_PANE", "%5");
        drover.environment.put("TERM_PROGRAM", "WezTerm");
        drover.environment.put("WINDOWID", "77");
        drover.environment.put("KITTY_WINDOW_ID", "3");
        drover.environment.put("WEZTERM_PANE", "9");
        drover.environment.put("KITTY_LISTEN_ON", "unix:@kitty-7");
        drover.environment.put("WEZTERM_UNIX_SOCKET", "/run/user/7/wezterm/gui-sock-7");
        drover.environment.put("WT_SESSION", "0a1b");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(""))) {
            String line = "\"$0\" hook generic --event Stop --session s-1 & echo $! $$; wait";
            String[] pids = drover.shell(line, new byte[0]).out().strip().split(" ", -1);

            Received request = server.only();
            assertThat(request.header("Drover-Pid")).isEqualTo(pids[0]);
            assertThat(request.header("Drover-Parent-Pid")).isEqualTo(pids[1]);
            assertThat(request.header("Drover-Cwd")).isEqualTo(drover.directory.toString());
            assertThat(request.header("Drover-Event")).isEqualTo("Stop");
            assertThat(request.header("Drover-Session")).isEqualTo("s-1");
            assertThat(request.header("Drover-Claude-Pid")).isEqualTo("4711");
            assertThat(request.raw("Drover-Project-Dir")).isEqualTo("/src/a%20project");
            assertThat(request.header("Drover-Env-File")).isEqualTo("1");
            assertThat(request.header("Drover-Tmux")).isEqualTo("/tmp/tmux-0/default,12,0");
            assertThat(request.raw("Drover-Tmux-Pane")).isEqualTo("%255");
            assertThat(request.header("Drover-Term-Program")).isEqualTo("WezTerm");
            assertThat(request.header("Drover-Window-Id")).isEqualTo("77");
            assertThat(request.header("Drover-Kitty-Window")).isEqualTo("3");
            assertThat(request.header("Drover-Wezterm-Pane")).isEqualTo("9");
            assertThat(request.header("Drover-Kitty-Listen")).isEqualTo("unix:@kitty-7");
            assertThat(request.header("Drover-Wezterm-Socket"))
                    .isEqualTo("/run/user/7/wezterm/gui-sock-7");
            assertThat(request.header("Drover-Wt-Session")).isEqualTo("0a1b");
            assertThat(request.header("Drover-Tty")).isNull();
        }
    }

    @Test
    void sendsNothingForWhatIsNotSet() throws Exception {
        drover.environment.put("TMUX", "");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(""))) {
            drover.run("{}", "hook", "codex");

            List<String> times = List.of("Drover-Time", "Drover-Monotonic");
            assertThat(server.only().headers())
                    .filteredOn(header -> header.startsWith("Drover-"))
                    .extracting(header -> header.substring(0, header.indexOf(':')))
                    .filteredOn(name -> !times.contains(name))
                    .containsExactlyInAnyOrder("Drover-Pid", "Drover-Parent-Pid", "Drover-Cwd");
        }
    }

    @Test
    void nativeClientSendsBothClocks() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(""))) {
            long before = System.currentTimeMillis();
            drover.run("{}", "hook", "codex");
            long after = System.currentTimeMillis();

            Received request = server.only();
            if (client == Client.NATIVE) {
                assertThat(Long.parseLong(request.header("Drover-Time"))).isBetween(before, after);
                assertThat(Long.parseLong(request.header("Drover-Monotonic"))).isPositive();
            } else {
                assertThat(request.header("Drover-Time")).isNull();
            }
        }
    }

    @Test
    void hostileValuesArriveByteForByteInTheirOwnHeader() throws Exception {
        drover.environment.put("CLAUDE_PROJECT_DIR", HOSTILE);
        drover.environment.put("TERM_PROGRAM", "%%");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(""))) {
            drover.run("{}", "hook", "codex", "--event", HOSTILE, "--session", "-s\n");

            Received request = server.only();
            assertThat(request.header("Drover-Project-Dir")).isEqualTo(HOSTILE);
            assertThat(request.header("Drover-Event")).isEqualTo(HOSTILE);
            assertThat(request.header("Drover-Session")).isEqualTo("-s\n");
            assertThat(request.raw("Drover-Term-Program")).isEqualTo("%25%25");
            assertThat(request.raw("Drover-Event")).matches("[!-~]+");
            assertThat(request.header("Drover-Exit")).isNull();
        }
    }

    @Test
    void tellsTheDirectoryWhateverItIsCalled() throws Exception {
        Path odd = Files.createDirectories(drover.directory.resolve("my é%\n dir"));
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(""))) {
            drover.environment.put("ODD", odd.toString());
            drover.shell("cd \"$ODD\" && \"$0\" hook codex", new byte[0]);

            assertThat(server.only().header("Drover-Cwd")).isEqualTo(odd.toString());
        }
    }

    @Test
    void valueTooLongForTheHeadIsLeftOutAndTheCallStillMade() throws Exception {
        drover.environment.put("CLAUDE_PROJECT_DIR", "é".repeat(20_000));
        drover.environment.put("TERM_PROGRAM", "x".repeat(4_000));
        drover.environment.put("TMUX", "y".repeat(4_000));
        drover.environment.put("KITTY_WINDOW_ID", "5");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            assertThat(drover.run("{}", "hook", "codex").out()).isEqualTo("{}");

            Received request = server.only();
            assertThat(request.header("Drover-Project-Dir")).isNull();
            assertThat(request.header("Drover-Kitty-Window")).isEqualTo("5");
            assertThat(String.join("\r\n", request.headers())).hasSizeLessThan(8_000);
        }
    }

    @Test
    void printsAnswerInChunks() throws Exception {
        String answer =
                """
                HTTP/1.1 200 OK\r
                Transfer-Encoding: chunked\r
                \r
                5\r
                {"a":\r
                00a;x=y\r
                1,
                "b":2}
                \r
                0\r
                \r
                """;
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            assertThat(drover.run("{}", "hook", "codex").out()).isEqualTo("{\"a\":1,\n\"b\":2}\n");
        }
    }

    @Test
    void printsAnswerThatArrivesByteByByte() throws Exception {
        byte[] answer =
                "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (var _ =
                new SocketServer(
                        drover.socket,
                        (request, out) -> {
                            for (byte next : answer) {
                                out.write(next);
                            }
                        })) {
            assertThat(drover.run("{}", "hook", "codex").out()).isEqualTo("abcde");
        }
    }

    @Test
    void printsAnswerThatEndsWithTheConnection() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nline\n\n";
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            assertThat(drover.run("{}", "hook", "codex").out()).isEqualTo("line\n\n");
        }
    }

    /// A denial is a denial, whether the daemon could write it down or not.
    @Test
    void answerThatIsNotOnDiskYetCountsAsWell() throws Exception {
        String answer =
                SocketServer.ok("{\"deny\":1}", "Drover-Durable: false", "Drover-Exit: 2")
                        .replace("200 OK", "202 Accepted");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{}", "hook", "codex");

            assertThat(result.out()).isEqualTo("{\"deny\":1}");
            assertThat(result.exit()).isEqualTo(2);
        }
    }

    @Test
    void exitsAndComplainsAsTheDaemonSays() throws Exception {
        String answer =
                SocketServer.ok(
                        "no",
                        "Drover-Exit: 2",
                        "Drover-Stderr: not%20now%3A%20%C3%A9%5C%22%0A%zz\\n");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{}", "hook", "codex");

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.out()).isEqualTo("no");
            assertThat(result.stderr()).isEqualTo("not now: é\\\"\n%zz\\n");
        }
    }

    @Test
    void exitCodeThatIsNoneCountsAsZero() throws Exception {
        for (String code : List.of("256", "-1", "2x", "", "99999999999999999999")) {
            Files.deleteIfExists(drover.socket);
            String answer = SocketServer.ok("{}", "Drover-Exit: " + code);
            try (var _ = SocketServer.answering(drover.socket, answer)) {
                assertThat(drover.run("{}", "hook", "codex").exit()).as(code).isZero();
            }
        }
    }

    @Test
    void appendsEnvironmentLinesToTheAgentsFile() throws Exception {
        Path file = directory.resolve("agent env");
        Files.writeString(file, "export A=1\n");
        drover.environment.put("CLAUDE_ENV_FILE", file.toString());
        String answer =
                SocketServer.ok("", "Drover-Env: export%20PORT=3000%0Aexport%20N='%C3%A9%25\\x'");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            assertThat(drover.run("{}", "hook", "claude-code").exit()).isZero();
        }
        assertThat(file).hasContent("export A=1\nexport PORT=3000\nexport N='é%\\x'\n");
    }

    @Test
    void environmentLinesNeedTheAgentsFile() throws Exception {
        String answer = SocketServer.ok("{}", "Drover-Env: export%20PORT=3000%0A");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{}", "hook", "claude-code");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("{}");
        }
    }

    @Test
    void environmentFileThatCannotBeWrittenDoesNotTroubleTheAgent() throws Exception {
        drover.environment.put("CLAUDE_ENV_FILE", directory.toString());
        String answer = SocketServer.ok("{}", "Drover-Env: export%20PORT=3000%0A");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{}", "hook", "claude-code");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("{}");
            assertThat(result.stderr()).isEmpty();
        }
    }

    @Test
    void waitsLongerWhereADecisionIsAwaited() throws Exception {
        SocketServer.Answer slow =
                (request, out) -> {
                    // Longer than the second that every other hook waits.
                    Thread.sleep(1_500);
                    out.write(SocketServer.ok("late").getBytes(StandardCharsets.UTF_8));
                };
        try (var _ = new SocketServer(drover.socket, slow)) {
            assertThat(drover.run("{}", "hook", "codex").out()).isEmpty();
            assertThat(drover.run("{}", "hook", "codex", "--decision", "30").out())
                    .isEqualTo("late");
        }
    }

    @Test
    void statusLineIsPrinted() throws Exception {
        drover.environment.put("COLUMNS", "99");
        String answer = SocketServer.ok("\u001b[32mbusy\u001b[0m\nport 3000\n");
        try (var server = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{\"cwd\":1}", "statusline", "--format", "{a b}%", "é");

            assertThat(result.out()).isEqualTo("\u001b[32mbusy\u001b[0m\nport 3000\n");
            Received request = server.only();
            assertThat(request.line()).isEqualTo("POST /v1/statusline HTTP/1.1");
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"cwd\":1}");
            assertThat(request.header("Drover-Columns")).isEqualTo("99");
            assertThat(List.of(request.raw("Drover-Arguments").split(" ", -1)))
                    .extracting(Received::decoded)
                    .containsExactly("--format", "{a b}%", "é");
        }
    }
}
