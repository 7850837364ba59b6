package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class KnockTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir private Path directory;

    private ServerSocketChannel listener(Path socket) throws Exception {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket));
    }

    private Knock.Answer knockAtOneThatSays(String text) throws Exception {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel listener = listener(socket)) {
            Thread server =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try (SocketChannel caller = listener.accept()) {
                                            caller.read(ByteBuffer.allocate(1024));
                                            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
                                            caller.write(ByteBuffer.wrap(answer));
                                        } catch (java.io.IOException e) {
                                            throw new java.io.UncheckedIOException(e);
                                        }
                                    });
            Knock.Answer answer = Knock.at(socket, LONG);
            server.join();
            return answer;
        }
    }

    @Test
    void anyHttpAnswerIsAnAnswerAlsoAnUnwellOne() throws Exception {
        assertThat(knockAtOneThatSays("HTTP/1.1 503 Service Unavailable\r\n\r\n"))
                .isEqualTo(Knock.Answer.ANSWERED);
    }

    @Test
    void anotherProtocolIsNoAnswer() throws Exception {
        assertThat(knockAtOneThatSays("SSH-2.0-OpenSSH_9.2\r\n")).isEqualTo(Knock.Answer.SILENT);
    }

    @Test
    void aClosedConnectionIsNoAnswer() throws Exception {
        assertThat(knockAtOneThatSays("")).isEqualTo(Knock.Answer.SILENT);
    }

    @Test
    void oneThatListensAndNeverAcceptsIsSilentEvenWithAFullQueue() throws Exception {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel listener =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        .bind(UnixDomainSocketAddress.of(socket), 1)) {
            for (int i = 0; i < 4; i++) {
                assertThat(Knock.at(socket, SHORT)).isEqualTo(Knock.Answer.SILENT);
            }
            assertThat(listener.isOpen()).isTrue();
        }
    }

    @Test
    void noSocketAndAStaleOneAndAFileAreNobody() throws Exception {
        Path socket = directory.resolve("s");
        assertThat(Knock.at(socket, LONG)).isEqualTo(Knock.Answer.NOBODY);
        listener(socket).close();
        assertThat(Files.exists(socket)).isTrue();
        assertThat(Knock.at(socket, LONG)).isEqualTo(Knock.Answer.NOBODY);
        assertThat(Knock.at(Files.createFile(directory.resolve("f")), LONG))
                .isEqualTo(Knock.Answer.NOBODY);
    }
}
