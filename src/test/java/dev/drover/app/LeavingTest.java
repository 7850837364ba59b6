package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;
import dev.drover.ipc.Client;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// When and how a daemon leaves (TM2, TM3, TM6).
class LeavingTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalLeavesNothingBehind(String signal) throws Exception {
        Child daemon = home.up();
        daemon.signal(signal);
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertThat(home.paths().socket()).doesNotExist();
        assertThat(home.paths().daemonJson()).doesNotExist();
        try (InstanceLock lock = InstanceLock.tryAcquire(home.paths().lock())) {
            assertThat(lock).isNotNull();
        }
        assertThat(Files.readString(home.paths().log())).contains("Leaving: a signal");
    }

    @Test
    void aSignalUnderLoadLosesNothingThatWasAcknowledged() throws Exception {
        Child daemon = home.up();
        AtomicBoolean go = new AtomicBoolean(true);
        AtomicInteger count = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> loads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                loads.add(callers.submit(load("load-" + i, go, count)));
            }
            await().atMost(DaemonHome.SOON).until(() -> count.get() > 100);
            long before = System.nanoTime();
            daemon.signal("TERM");
            assertThat(daemon.await(DaemonHome.SOON)).isZero();
            // Drained within daemon.drain, which is 5 s, and the time to end a JVM.
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(home.paths().socket()).doesNotExist();
            go.set(false);
            List<String> acknowledged = new ArrayList<>();
            for (Future<List<String>> load : loads) {
                acknowledged.addAll(load.get());
            }
            home.up();
            try (Client client = home.client()) {
                assertThat(client.instances(true))
                        .extracting(i -> i.sessionId())
                        .containsAll(acknowledged);
            }
        }
    }

    /// Reports until the daemon is gone.
    private Callable<List<String>> load(String name, AtomicBoolean go, AtomicInteger count) {
        return () -> {
            List<String> sessions = new ArrayList<>();
            try (Client client = home.client()) {
                for (int i = 0; go.get() && DaemonHome.report(client, name + "-" + i); i++) {
                    sessions.add(name + "-" + i);
                    count.incrementAndGet();
                }
            } catch (DaemonUnavailableException gone) {
                return sessions;
            }
            return sessions;
        };
    }

    @Test
    void anIdleDaemonLeavesAndOneWithAnInstanceStays() throws Exception {
        Child daemon = home.up("--exit-when-idle", "2s");
        try (Client client = home.client()) {
            String id =
                    client.register(new Registration("tester", null, "busy", null, null))
                            .instance()
                            .id();
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            assertThat(daemon.process().isAlive()).isTrue();
            client.deregister(id);
        }
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertThat(Files.readString(home.paths().log())).contains("no instance for 2.0 s");
    }

    @Test
    void aScopedDaemonLeavesWithItsProcess() throws Exception {
        Child scope = home.other(List.of("sleep", "1000"));
        Child daemon = home.up("--scope", Long.toString(scope.process().pid()));
        assertThat(daemon.process().isAlive()).isTrue();
        scope.process().destroyForcibly().waitFor();
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertThat(home.paths().socket()).doesNotExist();
    }

    @Test
    void aScopeThatIsNotThereIsSaidSo() throws Exception {
        Child daemon = home.headless("--scope", "999999999");
        assertThat(daemon.await(DaemonHome.SOON)).isEqualTo(69);
        assertThat(daemon.text()).contains("There is no process 999999999.");
        assertThat(home.paths().socket()).doesNotExist();
    }
}
