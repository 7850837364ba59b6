package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;
import dev.drover.ipc.Client;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// One daemon follows another: after a crash, in place of one that hangs, or because a window is
/// wanted (MA2).
class ReplacementTest {
    private static final String SHORT_TIMES =
            """
            {"daemon.hungAfter": "1s", "daemon.drain": "1s"}
            """;

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
    void afterAKillWhatWasAcknowledgedIsThere() throws Exception {
        Child first = home.up();
        String id = register("kept");
        first.process().destroyForcibly().waitFor();
        home.up();
        assertThat(home.client().instance(id).name()).isEqualTo("kept");
    }

    @Test
    void oneThatHangsIsDiagnosedAndReplaced() throws Exception {
        home.settings(SHORT_TIMES);
        Child first = home.up();
        String id = register("kept");
        first.signal("STOP");
        Child second = home.headless();
        home.awaitAnswer(second);
        first.await(DaemonHome.SOON);
        assertThat(second.text())
                .contains("The running Drover (pid " + first.process().pid() + ") has not answered")
                .contains(home.paths().log().toString())
                .contains("INFO")
                .contains("Ending it and starting a new one.");
        assertThat(home.client().instance(id).name()).isEqualTo("kept");
    }

    @Test
    void oneThatOnlyJustStartedIsWaitedForAndNotEnded() throws Exception {
        Child first = home.headless();
        await().atMost(DaemonHome.SOON).until(() -> Holder.read(home.paths().lock()) != null);
        first.signal("STOP");
        Child second = home.headless();
        Child third = home.headless();
        await().pollDelay(java.time.Duration.ofSeconds(3)).until(() -> true);
        assertThat(second.process().isAlive()).isTrue();
        first.signal("CONT");
        assertThat(second.await(DaemonHome.SOON)).isZero();
        assertThat(third.await(DaemonHome.SOON)).isZero();
        home.awaitAnswer(first);
    }

    @Test
    void aProcessThatIsNoDroverIsNeverEnded() throws Exception {
        home.settings(SHORT_TIMES);
        Path lock = home.paths().lock();
        Child stranger = stranger(lock);
        Child start = home.headless();
        assertThat(start.await(DaemonHome.SOON)).isEqualTo(69);
        assertThat(start.text()).contains("Nothing was ended, because").contains(lock.toString());
        assertThat(stranger.process().isAlive()).isTrue();
    }

    @Test
    void aProcessThatTheLockNamesWronglyIsNeverEnded() throws Exception {
        home.settings(SHORT_TIMES);
        Child first = home.up();
        first.signal("STOP");
        Path lock = home.paths().lock();
        String[] words = Files.readString(lock).split(" ");
        Files.writeString(lock, words[0] + " " + (Long.parseLong(words[1]) + 1) + " headless\n");
        Child start = home.headless();
        assertThat(start.await(DaemonHome.SOON)).isEqualTo(69);
        assertThat(start.text()).contains("is not the one that signed the lock");
        assertThat(first.process().isAlive()).isTrue();
    }

    @Test
    void theAppWithAWindowTakesOverFromAHeadlessDaemon() throws Exception {
        Child headless = home.up();
        String id = register("kept");
        home.with("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        Child app = home.start();
        assertThat(headless.await(DaemonHome.SOON)).isZero();
        home.awaitAnswer(app);
        assertThat(app.text()).contains("Taking over from the daemon without a window");
        assertThat(home.client().instance(id).name()).isEqualTo("kept");

        Child second = home.start();
        assertThat(second.await(DaemonHome.SOON)).isZero();
        assertThat(second.text()).contains("is already running").contains("its window is shown");
        Child third = home.headless();
        assertThat(third.await(DaemonHome.SOON)).isZero();
        assertThat(app.process().isAlive()).isTrue();
    }

    @Test
    void theAppWithoutADisplayLeavesAHeadlessDaemonAlone() throws Exception {
        Child headless = home.up();
        Child app = home.start();
        assertThat(app.await(DaemonHome.SOON)).isZero();
        assertThat(app.text()).contains("Drover is already running");
        assertThat(headless.process().isAlive()).isTrue();
    }

    @Test
    void oneThatIsAskedToYieldLeavesInOrder() throws Exception {
        Child first = home.up();
        try (Client client = home.client()) {
            client.handOver("a test wants it");
        }
        assertThat(first.await(DaemonHome.SOON)).isZero();
        assertThat(home.paths().socket()).doesNotExist();
        assertThat(home.paths().daemonJson()).doesNotExist();
        assertThat(home.paths().endpoint()).exists();
    }

    private String register(String name) {
        try (Client client = home.client()) {
            return client.register(new Registration("tester", null, name, null, null))
                    .instance()
                    .id();
        }
    }

    /// A JVM that holds the lock and signs it, but is not Drover.
    private Child stranger(Path lock) throws Exception {
        Child stranger =
                home.other(
                        java.util.List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                InstanceLockTest.Locker.class.getName(),
                                lock.toString(),
                                "truly"));
        await().atMost(DaemonHome.SOON).until(() -> stranger.text().contains("signed"));
        return stranger;
    }
}
