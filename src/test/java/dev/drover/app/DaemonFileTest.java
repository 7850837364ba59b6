package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.config.Paths;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;

class DaemonFileTest {
    @TempDir private Path home;

    private final DaemonFile.Facts facts =
            new DaemonFile.Facts(
                    4711,
                    99,
                    "0.1.0",
                    "/run/é/drover.sock",
                    null,
                    Instant.parse("2026-01-02T03:04:05Z"));

    private Paths paths() {
        return Paths.of(Map.of("DROVER_HOME", home.toString()), home, "Linux");
    }

    @Test
    void tellsWhoRunsAndTheClientWhereTo() throws Exception {
        DaemonFile.write(paths(), facts, true);
        assertThat(DaemonFile.read(paths())).isEqualTo(facts);
        assertThat(Files.readString(paths().endpoint()))
                .isEqualTo("/run/é/drover.sock\nautostart=1\n");
        for (Path file : new Path[] {paths().daemonJson(), paths().endpoint()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void replacesWhatACrashedOneLeftAndKeepsTheEndpointAtTheEnd() throws Exception {
        Files.writeString(paths().daemonJson(), "{\"pid\":1");
        assertThat(DaemonFile.read(paths())).isNull();
        try (DaemonFile _ = DaemonFile.write(paths(), facts, false)) {
            assertThat(DaemonFile.read(paths())).isEqualTo(facts);
        }
        assertThat(paths().daemonJson()).doesNotExist();
        assertThat(paths().endpoint()).hasContent("/run/é/drover.sock\nautostart=0");
        assertThat(DaemonFile.read(paths())).isNull();
    }
}
