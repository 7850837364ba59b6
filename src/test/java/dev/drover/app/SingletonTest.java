package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import dev.drover.app.Children.Child;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// One daemon for one home, however many are started and however the last one went (MA1).
class SingletonTest {
    private static final int STARTERS = 50;

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

    @RepeatedTest(50)
    @Tag("proof")
    void ofFiftyStartsAtOnceOneIsTheDaemonEachOfFiftyTimes() throws Exception {
        ofFiftyStartsAtOnceOneIsTheDaemonAndTheOthersSaySo();
    }

    @RepeatedTest(5)
    void ofFiftyStartsAtOnceOneIsTheDaemonAndTheOthersSaySo() throws Exception {
        List<Child> starts = new ArrayList<>();
        for (int i = 0; i < STARTERS; i++) {
            starts.add(home.headless());
        }
        await().atMost(DaemonHome.SOON.multipliedBy(2))
                .until(() -> starts.stream().filter(s -> s.process().isAlive()).count() <= 1);
        List<Child> winners = starts.stream().filter(s -> s.process().isAlive()).toList();
        assertThat(winners).as("the others: %s", starts.getFirst().text()).hasSize(1);
        long pid = winners.getFirst().process().pid();
        for (Child start : starts) {
            if (!start.process().isAlive()) {
                assertThat(start.text())
                        .isEqualTo("Drover is already running (pid " + pid + ").\n");
                assertThat(start.process().exitValue()).isZero();
            }
        }
        assertThat(home.answers()).isTrue();
        assertThat(requireNonNull(DaemonFile.read(home.paths())).pid()).isEqualTo(pid);
    }

    @Test
    void aSecondStartSaysThatOneRunsAndLeavesItsSocketAlone() throws Exception {
        Child first = home.up();
        String socket = identity(home.paths().socket());
        Child second = home.headless();
        assertThat(second.await(DaemonHome.SOON)).isZero();
        assertThat(second.text())
                .isEqualTo("Drover is already running (pid " + first.process().pid() + ").\n");
        assertThat(identity(home.paths().socket())).isEqualTo(socket);
        assertThat(home.client().health().status()).isEqualTo("ok");
    }

    @Test
    void theSocketOfAKilledDaemonIsReplaced() throws Exception {
        Child first = home.up();
        String socket = identity(home.paths().socket());
        first.process().destroyForcibly().waitFor();
        assertThat(identity(home.paths().socket())).isEqualTo(socket);
        home.up();
        assertThat(identity(home.paths().socket())).isNotEqualTo(socket);
    }

    @Test
    void aSocketThatIsDeletedComesBack() throws Exception {
        home.up();
        Files.delete(home.paths().socket());
        await().atMost(DaemonHome.SOON).until(home::answers);
    }

    /// The time counts too: the number of a removed file is given to the next one.
    private static String identity(Path file) throws Exception {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.fileKey() + " " + attributes.lastModifiedTime();
    }
}
