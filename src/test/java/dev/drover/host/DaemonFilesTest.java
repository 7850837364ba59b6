package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.Scope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Two daemons, each with its own lock in its own directory, and what they left: real files, locks
/// and sockets.
@EnabledOnOs(OS.LINUX)
final class DaemonFilesTest {
    private static final DaemonProfile PROFILE =
            new DaemonProfile(
                    "herdd",
                    Pattern.compile("herdd"),
                    Scope.USER,
                    1,
                    "~/.herdd/*",
                    "daemon.lock",
                    "d.sock",
                    "*.db",
                    true);

    @TempDir Path home;

    private List<DaemonDirectory> look() {
        ProcessTable table = ProcessTable.ofThisMachine();
        return new DaemonFiles(home)
                .look(PROFILE, table.scan(), Set.of()).stream()
                        .sorted(java.util.Comparator.comparing(DaemonDirectory::path))
                        .toList();
    }

    @Test
    void seesWhoHoldsTheLockWhoListensAndHowLargeTheLogIs() throws Exception {
        Path used = Files.createDirectories(home.resolve(".herdd/a"));
        Path left = Files.createDirectories(home.resolve(".herdd/b"));
        Files.write(used.resolve("index.db"), new byte[100]);
        Files.write(used.resolve("index.db-wal"), new byte[5_000]);
        Files.createDirectories(left.resolve("daemon.lock"));
        Files.createSymbolicLink(left.resolve("loop"), left);
        Files.createSymbolicLink(home.resolve(".herdd/link"), Path.of("/"));
        Path door = used.resolve("d.sock");
        try (FileChannel file =
                        FileChannel.open(
                                used.resolve("daemon.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = file.lock();
                ServerSocketChannel listening =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(door));
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(door));
                    SocketChannel accepted = listening.accept()) {
                assertThat(lock.isValid() && client.isConnected() && accepted.isOpen()).isTrue();
                List<DaemonDirectory> seen = look();
                assertThat(seen).hasSize(2);
                DaemonDirectory a = seen.getFirst();
                assertThat(a.abandoned()).isFalse();
                assertThat(a.users()).contains(OwnProcess.pid());
                assertThat(a.locks().getFirst().holder()).isEqualTo(OwnProcess.pid());
                assertThat(a.sockets().getFirst().listening()).isTrue();
                assertThat(a.sockets().getFirst().clients()).isEqualTo(1);
                assertThat(a.databases().getFirst().walBytes()).isEqualTo(5_000);
                DaemonDirectory b = seen.getLast();
                assertThat(b.abandoned()).isTrue();
                assertThat(b.whole()).isTrue();
                assertThat(b.locks().getFirst().holder()).isNull();
            }
        }
        assertThat(look().getFirst().abandoned()).isTrue();
    }

    @Test
    void aGlobThatFitsHalfTheDiskFindsNothing() {
        DaemonProfile wide =
                new DaemonProfile(
                        "w", Pattern.compile("w"), Scope.USER, 1, "/*/*", null, null, null, false);
        assertThat(new DaemonFiles(home).look(wide, List.of(), Set.of())).isEmpty();
    }
}
