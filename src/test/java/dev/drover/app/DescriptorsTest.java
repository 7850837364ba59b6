package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A daemon that runs out of file descriptors lives, and answers again when some are free.
final class DescriptorsTest {
    private static final int FEW = 200;

    @TempDir private Path directory;
    private DaemonHome home;

    @BeforeEach
    void makeHome() throws Exception {
        home = new DaemonHome(directory);
    }

    @AfterEach
    void endAll() {
        home.close();
    }

    @Test
    void exhaustedDescriptorsAreSurvived() throws Exception {
        String start =
                "ulimit -n " + FEW + "; exec '" + DaemonHome.launcher() + "' daemon run --headless";
        Child daemon = home.other(List.of("/bin/sh", "-c", start));
        home.awaitAnswer(daemon);
        List<SocketChannel> callers = new ArrayList<>();
        try {
            // Until the daemon has no descriptor left to take one; some wait in the queue by then.
            await().atMost(DaemonHome.SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(
                            () -> {
                                connected().ifPresent(callers::add);
                                return openDescriptors(daemon) >= FEW - 2;
                            });
        } finally {
            for (SocketChannel caller : callers) {
                caller.close();
            }
        }
        await().atMost(DaemonHome.SOON).until(home::answers);
        assertThat(daemon.process().isAlive()).isTrue();
        assertThat(home.client().instances(false)).isNotNull();
    }

    /// A connection that says nothing; empty if the queue is full just now.
    private Optional<SocketChannel> connected() {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(home.paths().socket()));
            return Optional.of(channel);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long openDescriptors(Child daemon) {
        String[] open = Path.of("/proc/" + daemon.process().pid() + "/fd").toFile().list();
        return open == null ? 0 : open.length;
    }
}
