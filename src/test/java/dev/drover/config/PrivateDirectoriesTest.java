package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PrivateDirectoriesTest {
    @TempDir Path temp;

    @Test
    void makesEveryMissingDirectoryPrivate() throws IOException {
        PrivateDirectories.ensure(temp.resolve("a/b/c"));

        assertThat(mode(temp.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(temp.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(mode(temp.resolve("a/b/c"))).isEqualTo("rwx------");
    }

    @Test
    void preparesAllPlacesOfAHome() throws IOException {
        Paths paths = Paths.of(Map.of("DROVER_HOME", temp.resolve("h").toString()), temp, "Linux");

        PrivateDirectories.prepare(paths);

        assertThat(paths.logs()).isDirectory();
        assertThat(paths.runtime()).isDirectory();
        assertThat(mode(paths.sqliteTemp())).isEqualTo("rwx------");
    }

    @Test
    void refusesALinkInPlaceOfADirectory() throws IOException {
        Path real = PrivateDirectories.ensure(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        Path dangling = Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("no"));

        refuses(() -> PrivateDirectories.ensure(link), "symbolic link");
        refuses(() -> PrivateDirectories.ensure(dangling), "symbolic link");
        assertThat(temp.resolve("no")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoDirectory() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        refuses(() -> PrivateDirectories.ensure(file), "no directory");
    }

    @Test
    void refusesAnotherUsersDirectory() throws IOException {
        refuses(() -> PrivateDirectories.ensure(foreignDirectory()), "belongs to another user");
    }

    @Test
    void refusesAnOpenRuntimeDirectoryAndLeavesItsMode() throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        for (String mode : new String[] {"rwxrwxrwx", "rwx--x---", "rwx---r--"}) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));

            refuses(() -> PrivateDirectories.ensureClosed(open), "open to other users");
            assertThat(mode(open)).isEqualTo(mode);
            assertThat(PrivateDirectories.ensure(open)).isEqualTo(open);
        }
    }

    @Test
    void takesItsOwnRuntimeDirectoryAgain() throws IOException {
        Path run = PrivateDirectories.ensureClosed(temp.resolve("run"));

        assertThat(PrivateDirectories.ensureClosed(run)).isEqualTo(run);
    }

    @Test
    void createsFilesForTheUserAloneAndKeepsTheirContent() throws IOException {
        Path file = PrivateDirectories.createFile(temp.resolve("sub/token"));
        assertThat(mode(file)).isEqualTo("rw-------");

        Files.writeString(file, "kept");
        PrivateDirectories.createFile(file);
        assertThat(file).hasContent("kept");
    }

    @Test
    void refusesALinkInPlaceOfAFile() throws IOException {
        Path target = temp.resolve("target");
        Path link = Files.createSymbolicLink(temp.resolve("token"), target);

        refuses(() -> PrivateDirectories.createFile(link), "no plain file");
        assertThat(target).doesNotExist();
    }

    @Test
    void writesAFileWholeAndPrivate() throws IOException {
        Path file = Files.writeString(temp.resolve("f"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        PrivateDirectories.write(file, "new".getBytes(StandardCharsets.UTF_8));

        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void replacesALinkInsteadOfWritingThroughIt() throws IOException {
        Path victim = Files.writeString(temp.resolve("victim"), "untouched");
        Path link = Files.createSymbolicLink(temp.resolve("f"), victim);

        PrivateDirectories.write(link, "new".getBytes(StandardCharsets.UTF_8));

        assertThat(victim).hasContent("untouched");
        assertThat(link).isRegularFile().hasContent("new");
    }

    @Test
    void leavesNothingBehindWhenTheWriteFails() throws IOException {
        Path taken = temp.resolve("d/taken");
        Files.createDirectories(taken.resolve("inner"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PrivateDirectories.write(taken, new byte[] {1}));

        try (Stream<Path> left = Files.list(temp.resolve("d"))) {
            assertThat(left).containsExactly(taken);
        }
    }

    @Test
    void letsManyStartersMakeTheSameDirectory() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 20; round++) {
                Path wanted = temp.resolve("r" + round + "/x/y");
                Callable<Path> start = () -> PrivateDirectories.ensureClosed(wanted);
                for (var result :
                        pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> start).toList())) {
                    assertThat(result.get()).isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void worksWhereTheFileSystemKnowsNoOwners() throws IOException {
        Path zip = temp.resolve("disk.zip");
        try (FileSystem disk = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = disk.getPath("/a/b/settings.json");

            PrivateDirectories.ensureClosed(disk.getPath("/a/b"));
            PrivateDirectories.createFile(file);
            PrivateDirectories.write(file, "one".getBytes(StandardCharsets.UTF_8));
            PrivateDirectories.write(file, "two".getBytes(StandardCharsets.UTF_8));

            assertThat(Files.readString(file)).isEqualTo("two");
        }
    }

    /// As root every directory can be given away; otherwise root's own will do.
    private Path foreignDirectory() throws IOException {
        Path ours = Files.createDirectory(temp.resolve("theirs"));
        if (Files.getOwner(ours).getName().equals("root")) {
            Files.setAttribute(ours, "unix:uid", 65_534);
            return ours;
        }
        return Path.of("/usr");
    }

    private static void refuses(ThrowingCallable use, String why) {
        assertThatExceptionOfType(UnsafePlaceException.class)
                .isThrownBy(use)
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
