package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.model.LiveProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Names, groups, ports and pid files of real processes.
final class LiveProcessesTest {
    private final LiveProcesses live = new LiveProcesses();
    private final ProcessTable table = ProcessTable.ofThisMachine();

    private List<LiveProcess> own() {
        return live.of(table.look(OwnProcess.pid()).stream().toList());
    }

    @Test
    void showsTheNameThatTheKernelHas() throws Exception {
        assumeTrue(Platform.current() == Platform.LINUX);
        LiveProcess self = own().getFirst();
        assertThat(self.name()).isEqualTo(Files.readString(Path.of("/proc/self/comm")).strip());
        assertThat(self.group()).isPositive();
        assertThat(self.line()).contains("java");
    }

    @Test
    void findsWhoListensAndWhoIsConnected() throws Exception {
        assumeTrue(Platform.current() == Platform.LINUX);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            assertThat(live.holders(own(), port, false, true)).containsExactly(OwnProcess.pid());
            assertThat(live.holders(List.of(), port, true, false)).isEmpty();
            try (Socket client = new Socket(server.getInetAddress(), port)) {
                int other = client.getLocalPort();
                assertThat(live.holders(own(), other, false, true)).isEmpty();
                assertThat(live.holders(own(), other, true, false))
                        .containsExactly(OwnProcess.pid());
            }
        }
    }

    @Test
    void readsAPidFileAndNothingElse(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("a.pid"), "4711\n");
        for (String bad : List.of("", "0", "-1", "1 2", "x", "9".repeat(100))) {
            Files.writeString(directory.resolve("b.pid"), bad);
            assertThat(LiveProcesses.pidIn("b.pid", directory.toString())).as(bad).isEmpty();
        }
        assertThat(LiveProcesses.pidIn("a.pid", directory.toString())).contains(4711L);
        assertThat(LiveProcesses.pidIn("none", directory.toString())).isEmpty();
        assertThat(LiveProcesses.pidIn(".", directory.toString())).isEmpty();
        assertThat(LiveProcesses.pidIn("\0", directory.toString())).isEmpty();
    }
}
