package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;
import dev.drover.ipc.Client;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A daemon lives as long as the sessions it serves, and leaves nothing behind (TM7). A session is
/// a shell that registers itself as soon as there is a daemon, and then becomes a sleep.
class SessionsTest {
    private static final int LEAK_ROUNDS = 100;

    /// Longer than a curl needs to start on a busy machine: the daemon must not leave before.
    private static final String IDLE = "6s";

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

    private Child session(String name) throws IOException {
        String script =
                """
                until curl -sf --unix-socket "$1" -H 'Content-Type: application/json' \
                    -d '{"agent":"tester","name":"'"$2"'","pid":'$$'}' \
                    http://localhost/v1/instances >/dev/null
                do sleep 0.05; done
                exec sleep 1000
                """;
        return home.other(
                List.of("sh", "-c", script, "session", home.paths().socket().toString(), name));
    }

    private void awaitLive(int count) {
        try (Client client = home.client()) {
            await().atMost(DaemonHome.SOON).until(() -> client.instances(false).size() == count);
        }
    }

    @Test
    void theDaemonOfOneSessionEndsWithIt() throws Exception {
        Child session = session("one");
        Child daemon = home.up("--exit-when-idle", IDLE);
        awaitLive(1);
        session.signal("TERM");
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertNothingLeft();
    }

    @Test
    void theDaemonOfTwoSessionsEndsWithTheLast() throws Exception {
        Child first = session("one");
        Child second = session("two");
        Child daemon = home.up("--exit-when-idle", IDLE);
        awaitLive(2);
        first.signal("TERM");
        awaitLive(1);
        assertThat(daemon.process().isAlive()).isTrue();
        second.signal("TERM");
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertNothingLeft();
    }

    @Test
    void aCrashOfTheSessionEndsTheDaemonToo() throws Exception {
        Child session = session("one");
        Child daemon = home.up("--exit-when-idle", IDLE);
        awaitLive(1);
        session.process().destroyForcibly();
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertNothingLeft();
    }

    @Test
    void tenSessionsAtOnceLeaveNoZombies() throws Exception {
        List<Child> sessions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sessions.add(session("s" + i));
        }
        Child daemon = home.up("--exit-when-idle", IDLE);
        awaitLive(10);
        for (Child session : sessions) {
            session.process().destroyForcibly();
        }
        awaitLive(0);
        assertThat(zombiesOf(daemon.process().pid())).isEmpty();
        assertThat(daemon.await(DaemonHome.SOON)).isZero();
        assertNothingLeft();
    }

    @Test
    void aHundredSessionsInARowLeakNothing() throws Exception {
        Child daemon = home.up();
        long pid = daemon.process().pid();
        sessions(10);
        int descriptors = entries(pid, "fd");
        long threads = threads(pid);
        sessions(LEAK_ROUNDS);
        await().atMost(DaemonHome.SOON)
                .untilAsserted(
                        () -> {
                            assertThat(entries(pid, "fd"))
                                    .isBetween(descriptors - 5, descriptors + 5);
                            assertThat(threads(pid)).isLessThanOrEqualTo(threads + 3);
                        });
        assertThat(zombiesOf(pid)).isEmpty();
    }

    private void sessions(int count) throws Exception {
        try (Client client = home.client()) {
            for (int i = 0; i < count; i++) {
                Child session = session("s" + i);
                await().atMost(DaemonHome.SOON).until(() -> liveOf(client, session) == 1);
                session.process().destroyForcibly();
                await().atMost(DaemonHome.SOON).until(() -> liveOf(client, session) == 0);
            }
        }
    }

    private static long liveOf(Client client, Child session) {
        Long pid = session.process().pid();
        return client.instances(false).stream()
                .filter(i -> pid.equals(i.pid()))
                .map(InstanceView::id)
                .count();
    }

    private void assertNothingLeft() {
        assertThat(home.paths().socket()).doesNotExist();
        assertThat(home.paths().daemonJson()).doesNotExist();
    }

    private static int entries(long pid, String what) throws IOException {
        try (Stream<Path> list = Files.list(Path.of("/proc/" + pid + "/" + what))) {
            return (int) list.count();
        }
    }

    /// Without the carriers of virtual threads and the compilers: their number is Java's affair.
    private static long threads(long pid) throws IOException {
        try (Stream<Path> list = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return list.map(SessionsTest::name)
                    .filter(name -> !name.startsWith("ForkJoinPool-1-"))
                    .filter(name -> !name.contains("CompilerThre"))
                    .count();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static List<String> zombiesOf(long parent) throws IOException {
        List<String> zombies = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String stat = stat(process);
                String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
                if (words[0].equals("Z") && words[1].equals(Long.toString(parent))) {
                    zombies.add(stat);
                }
            }
        }
        return zombies;
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"));
        } catch (IOException notAProcessOrGone) {
            return ") - 0";
        }
    }
}
