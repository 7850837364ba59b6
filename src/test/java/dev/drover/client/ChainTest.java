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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A status line that was there before stays there, whatever becomes of the daemon; and it never
/// outlives the client.
@ParameterizedClass
@EnumSource(Client.class)
class ChainTest {
    private static final String SAID = "{\"session_id\":\"s\",\"x\":\"é\\n\"}";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
    }

    private String line(String... words) throws Exception {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "statusline";
        System.arraycopy(words, 0, arguments, 1, words.length);
        Result result = drover.run(SAID, arguments);
        assertThat(result.exit()).isZero();
        assertThat(result.inputRefused()).isFalse();
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
        return result.out();
    }

    @Test
    void theOthersLineComesFirstAndOursBelowIt() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("ours\n"))) {
            assertThat(line("--chain", "echo theirs", "--format", "full"))
                    .isEqualTo("theirs\nours\n");
            assertThat(server.only().body()).asString(StandardCharsets.UTF_8).isEqualTo(SAID);
            assertThat(server.only().raw("Drover-Arguments")).isEqualTo("--format full");
        }
    }

    @Test
    void itReadsWhatTheAgentSaid() throws Exception {
        assertThat(line("--chain=cat")).isEqualTo(SAID + "\n");
    }

    @Test
    void itShowsWithoutADaemon() throws Exception {
        assertThat(line("--chain", "printf 'a\\nb'")).isEqualTo("a\nb\n");
        assertThat(line("--chain", "printf 'a\\nb\\n\\n'", "--join", " | ")).isEqualTo("a\nb\n");
        assertThat(line("--chain", "exit 3")).isEmpty();
        assertThat(line("--chain", "no-such-command 2>/dev/null")).isEmpty();
        assertThat(line("--chain", "")).isEmpty();
    }

    @Test
    void itShowsWhereTheDaemonIsHung() throws Exception {
        SocketServer.Answer never = (request, out) -> Thread.sleep(Long.MAX_VALUE);
        try (var _ = new SocketServer(drover.socket, never)) {
            assertThat(line("--chain", "echo theirs")).isEqualTo("theirs\n");
        }
    }

    @Test
    void theDaemonHearsBehindWhatItsLineHasToFit() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok(" | ours\n"))) {
            assertThat(line("--chain", "printf 'one\\n\\033[32mtwo é\\n'", "--join", " | "))
                    .isEqualTo("one\n\u001b[32mtwo é | ours\n");
            assertThat(server.only().header("Drover-Join")).isEqualTo(" | ");
            assertThat(server.only().header("Drover-Before")).isEqualTo("\u001b[32mtwo é");
        }
    }

    @Test
    void withNothingBeforeItOursStandsAlone() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("ours\n"))) {
            assertThat(line("--chain", "true", "--join", " | ")).isEqualTo("ours\n");
            assertThat(server.only().headers())
                    .noneMatch(header -> header.startsWith("Drover-Join"));
        }
    }

    @Test
    void coloursThatAreNotWantedAreToldTheDaemon() throws Exception {
        drover.environment.put("NO_COLOR", "1");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("ours\n"))) {
            assertThat(line()).isEqualTo("ours\n");
            assertThat(server.only().header("Drover-Env-NO_COLOR")).isEqualTo("1");
        }
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
        String slow = "echo half; sleep 77 & sleep 78";
        try (var _ = SocketServer.answering(drover.socket, SocketServer.ok("ours\n"))) {
            assertThat(line("--chain", slow, "--chain-timeout", "1")).isEqualTo("ours\n");
        }
    }

    @Test
    void whatIgnoresThatItShouldEndIsKilled() throws Exception {
        String stubborn = "trap '' TERM; while :; do sleep 0.1; done";
        assertThat(line("--chain", stubborn, "--chain-timeout=1")).isEmpty();
    }

    @Test
    void whatItLeavesInTheBackgroundHoldsNobody() throws Exception {
        drover.script("lingering", "sleep 2 & echo theirs");
        String lingering = drover.bin.resolve("lingering").toString();
        if (client == Client.NATIVE) {
            assertThat(line("--chain", lingering, "--chain-timeout", "60")).isEqualTo("theirs\n");
        }
    }

    @Test
    void itEndsWithTheClient() throws Exception {
        for (String signal : List.of("TERM", "INT", "HUP", "KILL")) {
            if (signal.equals("INT") && client == Client.TWIN) {
                continue; // a shell without a terminal passes it over
            }
            Path started = directory.resolve("started-" + signal);
            Process process =
                    drover.start(
                            List.of(
                                    drover.bin.resolve("drover").toString(),
                                    "statusline",
                                    "--chain",
                                    "echo > " + started + "; exec sleep 79"));
            try {
                process.getOutputStream().close();
                await().untilAsserted(() -> assertThat(started).exists());
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                assertThat(process.waitFor()).as(signal).isNotZero();
                await().untilAsserted(() -> assertThat(drover.leftBehind()).as(signal).isEmpty());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aLotOfWordsAndALotOfAnswerBothGoThrough() throws Exception {
        byte[] said = ("{\"x\":\"" + "y".repeat(500_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        Result result =
                drover.run(
                        said,
                        "statusline",
                        "--chain",
                        "wc -c; head -c 150000 /dev/zero | tr '\\0' x");
        assertThat(result.out().strip()).startsWith(Integer.toString(said.length));
        assertThat(result.out()).hasSizeGreaterThan(150_000);

        Result unread = drover.run(said, "statusline", "--chain", "echo theirs");
        assertThat(unread.out()).isEqualTo("theirs\n");
        assertThat(unread.inputRefused()).isFalse();
    }

    @Test
    void valuesOfItsOptionsThatAreNoneArePassedOver() throws Exception {
        for (String seconds : List.of("", "x", "-1", "0", "99999999999999999999")) {
            assertThat(line("--chain", "echo theirs", "--chain-timeout", seconds))
                    .as(seconds)
                    .isEqualTo("theirs\n");
        }
        assertThat(line("--chain")).isEmpty();
    }
}
