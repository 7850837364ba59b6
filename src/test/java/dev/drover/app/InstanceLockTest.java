package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

class InstanceLockTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path directory;
    private Path file;
    private Children children;

    /// Takes the lock, says so, and holds it until it is killed; or says that it is taken. With a
    /// second argument it signs with its true start.
    static final class Locker {
        public static void main(String[] args) throws Exception {
            InstanceLock lock = InstanceLock.tryAcquire(Path.of(args[0]));
            System.out.println(lock == null ? "taken" : "held");
            if (lock != null) {
                long start =
                        args.length > 1
                                ? new OwnProcess(ProcessTable.ofThisMachine()).key().start()
                                : 7;
                lock.sign(new Holder(ProcessHandle.current().pid(), start, false));
                System.out.println("signed");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    @BeforeEach
    void prepare() {
        file = directory.resolve("drover.lock");
        children = new Children(directory);
    }

    @AfterEach
    void endChildren() {
        children.close();
    }

    private Children.Child locker() throws IOException {
        return children.java(Locker.class.getName(), file.toString());
    }

    private static void awaitText(Children.Child child, String text) {
        await().atMost(SOON).until(() -> child.text().contains(text));
    }

    @Test
    void isHeldByOneProcessAndFreedByTheKernelWhenItIsKilled() throws Exception {
        Children.Child holder = locker();
        awaitText(holder, "signed");
        assertThat(InstanceLock.tryAcquire(file)).isNull();
        assertThat(Holder.read(file)).isEqualTo(new Holder(holder.process().pid(), 7, false));

        holder.process().destroyForcibly().waitFor();
        try (InstanceLock lock = InstanceLock.tryAcquire(file)) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isNotDroppedWhenTheHolderTriesAgain() throws Exception {
        try (InstanceLock lock = InstanceLock.tryAcquire(file)) {
            assertThat(lock).isNotNull();
            assertThat(InstanceLock.tryAcquire(file)).isNull();
            Children.Child other = locker();
            assertThat(other.await(SOON)).isZero();
            assertThat(other.text()).contains("taken");
        }
    }

    @Test
    void isReadableByTheOwnerAlone() throws Exception {
        try (InstanceLock lock = InstanceLock.tryAcquire(file)) {
            assertThat(lock).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void signsOverALongerSignature() throws Exception {
        Files.writeString(file, "123456789 123456789 headless and more\n");
        try (InstanceLock lock = InstanceLock.tryAcquire(file)) {
            requireNonNull(lock).sign(new Holder(1, 2, true));
        }
        assertThat(Files.readString(file)).isEqualTo("1 2 window\n");
    }

    @Test
    void knowsWhenItsFileWasReplaced() throws Exception {
        try (InstanceLock lock = InstanceLock.tryAcquire(file)) {
            assertThat(requireNonNull(lock).inPlace()).isTrue();
            Files.move(file, directory.resolve("elsewhere"));
            assertThat(lock.inPlace()).isFalse();
            Files.createFile(file);
            assertThat(lock.inPlace()).isFalse();
        }
    }

    @Test
    void saysInOneLineThatItsPlaceIsADirectory() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(() -> InstanceLock.tryAcquire(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot open the lock " + file + ": it is a directory.");
    }

    @Test
    void doesNotFollowALink() throws Exception {
        Path other = Files.createFile(directory.resolve("other"));
        Files.createSymbolicLink(file, other);
        assertThatThrownBy(() -> InstanceLock.tryAcquire(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot open the lock " + file);
        assertThat(other).isEmptyFile();
    }

    @Test
    void takesNoSignatureThatIsNotOurs() throws Exception {
        for (String text : new String[] {"", "12", "a b window", "1 2", "\0\0\0"}) {
            Files.writeString(file, text);
            assertThat(Holder.read(file)).as(text).isNull();
        }
        assertThat(Holder.read(directory.resolve("none"))).isNull();
    }
}
