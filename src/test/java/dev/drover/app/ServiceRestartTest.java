package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The service comes back after a crash and stays away after a hand-over, under a supervisor that
/// reads the unit and does what its `Restart=` and `RestartSec=` say. With systemd itself it is
/// tried on the installed package.
class ServiceRestartTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path home;

    @Test
    void aKilledDaemonIsBackWithinTenSecondsAndOneThatHandedOverStaysAway() throws Exception {
        Map<String, String> unit = unit(Path.of("packaging/linux/drover.service"));
        assertThat(unit).containsEntry("Restart", "on-failure");
        assertThat(Integer.parseInt(unit.get("RestartSec"))).isLessThan(8);
        Path distribution = Path.of(System.getProperty("drover.dist", "target/drover"));
        List<String> command =
                List.of(
                        distribution.resolve("bin/drover-app").toAbsolutePath().toString(),
                        "daemon",
                        "run",
                        "--headless");
        assertThat(unit.get("ExecStart")).endsWith("/bin/drover-app\" daemon run --headless");
        try (Supervisor supervisor = new Supervisor(command, home, unit)) {
            supervisor.start();
            long first = awaitDaemon(0);
            supervisor.last().destroyForcibly();
            long second = awaitDaemon(first);
            assertThat(supervisor.starts()).isEqualTo(2);

            // As the app with its tray icon does, and `drover daemon stop`.
            Process back = supervisor.last();
            assertThat(back.pid()).isEqualTo(second);
            back.destroy();
            assertThat(back.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(back.exitValue()).isZero();
            assertThat(supervisor.isToStartAgain(back)).isFalse();
        }
    }

    /// Its pid, once another one than that answers.
    private long awaitDaemon(long before) {
        Path file = home.resolve("daemon.json");
        return await().atMost(SOON)
                .ignoreExceptions()
                .until(
                        () ->
                                Long.parseLong(
                                        Files.readString(file)
                                                .replaceFirst("(?s).*\"pid\":(\\d+).*", "$1")),
                        pid -> pid != before);
    }

    private static Map<String, String> unit(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("="))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf('=')),
                                line -> line.substring(line.indexOf('=') + 1),
                                (one, other) -> other,
                                TreeMap::new));
    }

    /// Keeps one program as a unit says.
    private static final class Supervisor implements AutoCloseable {
        private final List<String> command;
        private final Path home;
        private final boolean onFailure;
        private final long pauseSeconds;
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final List<Process> started = new CopyOnWriteArrayList<>();

        Supervisor(List<String> command, Path home, Map<String, String> unit) {
            this.command = command;
            this.home = home;
            this.onFailure = "on-failure".equals(unit.get("Restart"));
            this.pauseSeconds = Long.parseLong(unit.getOrDefault("RestartSec", "0"));
        }

        Process start() throws IOException {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("said").toFile());
            builder.environment().put("DROVER_HOME", home.toString());
            builder.environment().put("DROVER_API_ADDR", "off");
            Process process = builder.start();
            started.add(process);
            var _ = process.onExit().thenAccept(this::ended);
            return process;
        }

        private void ended(Process process) {
            if (isToStartAgain(process) && !clock.isShutdown()) {
                var _ = clock.schedule(this::start, pauseSeconds, TimeUnit.SECONDS);
            }
        }

        boolean isToStartAgain(Process process) {
            return onFailure && process.exitValue() != 0;
        }

        Process last() {
            return started.getLast();
        }

        int starts() {
            return started.size();
        }

        @Override
        public void close() {
            clock.shutdownNow();
            for (Process process : started) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
