package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.client.Installation.Result;
import dev.drover.client.SocketServer.Received;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The client at a real (pseudo) terminal.
@ParameterizedClass
@EnumSource(Client.class)
class TerminalTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        assumeTrue(Client.onPath("script"), "needs util-linux' script");
        drover = new Installation(client, directory);
    }

    private Result atTerminal(String line) throws Exception {
        String whole = "stty cols 123 rows 45; PATH=" + drover.bin + ":$PATH; " + line;
        List<String> command = List.of("script", "-q", "-e", "-c", whole, "/dev/null");
        return Installation.finish(drover.start(command), new byte[0]);
    }

    @Test
    void hookDoesNotWaitForWhatSomebodyMightType() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            Result result = atTerminal("tty; drover hook codex --event Stop");

            assertThat(result.exit()).isZero();
            Received request = server.only();
            assertThat(request.body()).isEmpty();
            assertThat(request.header("Drover-Tty"))
                    .startsWith("/dev/pts/")
                    .isEqualTo(result.out().lines().findFirst().orElseThrow().strip());
        }
    }

    @Test
    void hookTellsTheTerminalOfAnyStandardDescriptor() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            atTerminal("echo '{}' | drover hook codex 2>/dev/null");
            atTerminal("echo '{}' | drover hook codex >/dev/null");
            atTerminal("drover hook codex </dev/null 2>/dev/null | cat");

            assertThat(server.received())
                    .extracting(request -> request.header("Drover-Tty") != null)
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void commandTellsTheTerminalsWidth() throws Exception {
        drover.environment.put("COLUMNS", "7");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("x\n"))) {
            atTerminal("drover status");
            atTerminal("drover status | cat");

            assertThat(server.received())
                    .extracting(request -> request.header("Drover-Terminal"))
                    .containsExactly("1", "0");
            assertThat(server.received())
                    .extracting(request -> request.header("Drover-Columns"))
                    .containsExactly("123", "7");
        }
    }

    @Test
    void interruptEndsTheCommandAndItsConnection() throws Exception {
        var ended = new CountDownLatch(1);
        SocketServer.Answer endless =
                (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    try {
                        while (true) {
                            out.write('x');
                            Thread.sleep(10);
                        }
                    } finally {
                        ended.countDown();
                    }
                };
        try (var _ = new SocketServer(drover.socket, endless)) {
            // ^C typed at the terminal reaches every process in its foreground.
            Process script =
                    drover.start(
                            List.of(
                                    "script",
                                    "-q",
                                    "-e",
                                    "-c",
                                    drover.bin.resolve("drover") + " watch",
                                    "/dev/null"));
            try {
                assertThat(script.getInputStream().read()).isEqualTo('x');
                script.getOutputStream().write(3);
                script.getOutputStream().flush();
                script.getInputStream().transferTo(OutputStream.nullOutputStream());
                assertThat(script.waitFor()).isEqualTo(130);
                ended.await();
                assertThat(drover.leftBehind()).isEmpty();
            } finally {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
                script.destroyForcibly();
            }
        }
    }
}
