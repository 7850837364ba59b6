package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// What is true of the `sh` twin alone: a usual hook never comes to the second half of the script,
/// which is what keeps it cheap.
class TwinTest {
    private static final String SECOND_HALF = "# ======== ";

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void installFirstHalf() throws Exception {
        drover = new Installation(Client.TWIN, directory);
        Path twin = drover.bin.resolve("drover");
        String whole = Files.readString(twin);
        assertThat(whole).containsOnlyOnce(SECOND_HALF);
        String first = whole.substring(0, whole.indexOf(SECOND_HALF));
        Files.writeString(twin, first + "\necho 'the second half' >&3\n");
    }

    @Test
    void usualHookIsOverBeforeTheSecondHalf() throws Exception {
        drover.environment.put("TMUX_PANE", "%5");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            Result result = drover.run("{\"a\":1}", "hook", "claude-code");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("{}");
            assertThat(result.stderr()).isEmpty();
            assertThat(server.only().body()).asString().isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void unusualAnswerIsLeftToIt() throws Exception {
        String answer = SocketServer.ok("{}", "Drover-Exit: 2");
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("{}", "hook", "claude-code");
            assertThat(result.out()).isEmpty();
            assertThat(result.stderr()).isEqualTo("the second half\n");
        }
    }
}
