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

/// A timed command is the command: its streams, its exit code; the daemon hears of it afterwards.
@ParameterizedClass
@EnumSource(Client.class)
class TimedTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
    }

    @Test
    void streamsAndExitCodeAreTheCommandsAndTheDaemonIsTold() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            Result result =
                    drover.run(
                            "in", "timed", "format", "--", "sh", "-c", "cat; echo e >&2; exit 7");
            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.out()).isEqualTo("in");
            assertThat(result.stderr()).isEqualTo("e\n");
            await().until(() -> !server.received().isEmpty());
            assertThat(server.only().line()).startsWith("POST /v1/metrics/timed ");
            assertThat(new String(server.only().body(), StandardCharsets.UTF_8))
                    .matches("\\{\"name\":\"format\",\"micros\":\\d{2,9}}");
        }
    }

    @Test
    void withoutADaemonNothingIsSaid() throws Exception {
        Result result = drover.run("", "timed", "x", "--", "sh", "-c", "exit 3");
        assertThat(result)
                .extracting(Result::exit, Result::out, Result::stderr)
                .containsExactly(3, "", "");
    }

    @Test
    void aDaemonThatHangsKeepsNobodyWaiting() throws Exception {
        try (var server = new SocketServer(drover.socket, (request, out) -> Thread.sleep(60_000))) {
            Result result = drover.run("", "timed", "x", "--", "true");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEmpty();
            await().until(() -> !server.received().isEmpty());
        }
    }

    @Test
    void aCommandThatASignalEndsEndsSo() throws Exception {
        Result result = drover.run("", "timed", "x", "--", "sh", "-c", "kill -TERM $$");
        assertThat(result.exit()).isEqualTo(128 + 15);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithOneLine() throws Exception {
        assertThat(drover.run("", "timed", "a b", "--", "true").exit()).isEqualTo(2);
        assertThat(drover.run("", "timed", "x", "true").exit()).isEqualTo(2);
        Result absent = drover.run("", "timed", "x", "--", "/no/such/command");
        assertThat(absent.exit()).isEqualTo(127);
        assertThat(absent.stderr().lines()).hasSize(1);
    }
}
