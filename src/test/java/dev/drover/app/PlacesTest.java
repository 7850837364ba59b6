package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.app.Children.Child;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Places that are unsafe, unusable, too long or read-only (faults 6, 7, 13).
class PlacesTest {
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

    private void refusedWith(String... words) throws Exception {
        Child start = home.headless();
        assertThat(start.await(DaemonHome.SOON)).isEqualTo(69);
        assertThat(start.text()).startsWith("drover: ").contains(words).hasLineCount(1);
    }

    @Test
    void aSocketDirectoryThatIsALinkIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(home.home().resolve("run"), elsewhere);
        refusedWith("is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aSocketDirectoryThatIsOpenToOthersIsRefusedAndLeftAsItIs() throws Exception {
        Path run = Files.createDirectory(home.home().resolve("run"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
        refusedWith("is open to other users");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
                .isEqualTo("rwxrwxrwx");
    }

    @Test
    void aSocketPathThatIsTooLongOrNotAsciiIsReplaced() throws Exception {
        Path deep = directory.resolve("é".repeat(60)).resolve("home");
        home.with("DROVER_HOME", deep.toString());
        home.up();
        assertThat(home.paths().socket().startsWith(deep)).isFalse();
        assertThat(home.paths().socket()).exists();
        assertThat(Files.readString(home.paths().endpoint()))
                .startsWith(home.paths().socket() + "\n");
        assertThat(home.client().health().status()).isEqualTo("ok");
    }

    @Test
    void aLockThatIsADirectoryIsSaidSo() throws Exception {
        Files.createDirectory(home.paths().lock());
        refusedWith(home.paths().lock().toString(), "it is a directory");
    }

    @Test
    void aDatabaseOfANewerDroverIsLeftAlone() throws Exception {
        Child first = home.up();
        first.signal("TERM");
        first.await(DaemonHome.SOON);
        // `user_version` lies at offset 60 of an SQLite file.
        byte[] bytes = Files.readAllBytes(home.paths().database());
        bytes[61] = 1;
        Files.write(home.paths().database(), bytes);
        refusedWith("newer");
        assertThat(Files.readAllBytes(home.paths().database())).isEqualTo(bytes);
    }

    @Test
    void aHomeThatCannotBeWrittenIsReplacedByMemory() throws Exception {
        // Nobody can make a directory there, not even root.
        home.with("DROVER_HOME", "/proc/drover");
        home.with("XDG_RUNTIME_DIR", directory.toString());
        Child daemon = home.headless();
        org.awaitility.Awaitility.await()
                .atMost(DaemonHome.SOON)
                .until(() -> daemon.text().contains("Its socket is "));
        assertThat(daemon.text()).contains("Nothing can be written to /proc/drover");
        Child second = home.headless();
        assertThat(second.await(DaemonHome.SOON)).isZero();
        assertThat(second.text()).contains("already running (pid " + daemon.process().pid() + ")");
    }
}
