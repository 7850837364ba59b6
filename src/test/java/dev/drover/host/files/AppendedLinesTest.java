package dev.drover.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

class AppendedLinesTest {
    @TempDir Path directory;

    private final AppendedLines.Reader reader =
            new AppendedLines.Reader(new Chunk(64), new Chunk(16));
    private String identity = "";
    private long offset;
    private boolean fromStart;

    @Test
    void leavesAHalfLineUntilItIsWhole() throws IOException {
        Path file = write("one\ntw");
        assertThat(read(file)).containsExactly("one");
        assertThat(offset).isEqualTo(4);
        assertThat(read(file)).isEmpty();

        append(file, "o\n\nthree\n");
        assertThat(read(file)).containsExactly("two", "", "three");
        assertThat(fromStart).isFalse();
    }

    @Test
    void readsAFileThatWasCutShortFromItsStart() throws IOException {
        Path file = write("one\ntwo\nthree\n");
        read(file);

        Files.writeString(file, "four\n");
        assertThat(read(file)).containsExactly("four");
        assertThat(fromStart).isTrue();
    }

    @Test
    void readsAnotherFileOfThisNameFromItsStart() throws IOException {
        Path file = write("one\n");
        read(file);
        Path other = Files.writeString(directory.resolve("other"), "two\nthree\n");

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(read(file)).containsExactly("two", "three");
        assertThat(fromStart).isTrue();
    }

    /// The number on the disk stays, and the file is longer than before.
    @Test
    void noticesAFileThatWasWrittenAnew() throws IOException {
        String old = ("old" + "x".repeat(400) + "\n").repeat(3);
        Path file = write(old);
        read(file);

        Files.writeString(file, old.replace("old", "new") + "more\n");
        assertThat(read(file)).hasSize(4).last().isEqualTo("more");
        assertThat(fromStart).isTrue();
    }

    @Test
    void aShortFileThatGrowsIsTheSame() throws IOException {
        Path file = write("one\n");
        read(file);

        append(file, "x".repeat(400) + "\n");
        assertThat(read(file)).hasSize(1);
        assertThat(fromStart).isFalse();
        append(file, "two\n");
        assertThat(read(file)).containsExactly("two");
    }

    @Test
    void knowsWithoutOpeningItWhetherAllWasRead() throws IOException {
        Path file = write("one\n");
        read(file);
        assertThat(isRead(file)).isTrue();

        append(file, "two\n");
        assertThat(isRead(file)).isFalse();
    }

    private boolean isRead(Path file) throws IOException {
        return AppendedLines.isRead(
                Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class),
                identity,
                offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "directory", "link", "link to a pipe", "socket"})
    @Timeout(60)
    void refusesWhatIsNoPlainFile(String kind) throws IOException, InterruptedException {
        Path file = directory.resolve("it");
        switch (kind) {
            case "directory" -> Files.createDirectory(file);
            case "link" -> Files.createSymbolicLink(file, write("one\n"));
            case "link to a pipe" -> Files.createSymbolicLink(file, pipe("pipe"));
            case "socket" -> {
                try (ServerSocketChannel socket =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    socket.bind(UnixDomainSocketAddress.of(file));
                }
            }
            default -> pipe("it");
        }

        assertThatThrownBy(() -> reader.open(file, "", 0))
                .isInstanceOf(NotAPlainFileException.class)
                .hasMessageContaining("is no plain file");
    }

    @Test
    void refusesADevice() {
        assertThatThrownBy(() -> reader.open(Path.of("/dev/zero"), "", 0))
                .isInstanceOf(NotAPlainFileException.class);
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = directory.resolve(name);
        Process maker = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        assertThat(maker.waitFor()).isZero();
        return pipe;
    }

    /// By libc and without it, with lines shorter and longer than the chunk, in any pieces.
    @Property(tries = 150)
    void anyPiecesGiveTheSameLines(@ForAll long seed, @ForAll boolean plain) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            lines.add("z".repeat(random.nextInt(random.nextInt(5) == 0 ? 300 : 20)) + "é");
        }
        byte[] whole = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile("lines", ".jsonl");
        try {
            AppendedLines.Reader pieces =
                    new AppendedLines.Reader(
                            new Chunk(8 + random.nextInt(60), plain),
                            new Chunk(1 + random.nextInt(20), plain));
            List<String> found = new ArrayList<>();
            identity = "";
            offset = 0;
            for (int at = 0; at < whole.length; ) {
                int piece = Math.min(whole.length - at, 1 + random.nextInt(150));
                Files.write(
                        file, Arrays.copyOfRange(whole, at, at + piece), StandardOpenOption.APPEND);
                found.addAll(read(pieces, file));
                at += piece;
            }
            assertThat(found).isEqualTo(lines.isEmpty() ? List.of("") : lines);
        } finally {
            Files.delete(file);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private List<String> read(Path file) throws IOException {
        return read(reader, file);
    }

    private List<String> read(AppendedLines.Reader by, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (AppendedLines appended = by.open(file, identity, offset)) {
            fromStart = appended.isFromStart();
            while (appended.next()) {
                lines.add(line(appended));
            }
            identity = appended.identity();
            offset = appended.offset();
        }
        return lines;
    }

    private static List<Long> places(AppendedLines lines, byte wanted) throws IOException {
        List<Long> places = new ArrayList<>();
        for (long at = lines.find(wanted, 0); at >= 0; at = lines.find(wanted, at + 1)) {
            places.add(at);
        }
        return places;
    }

    private static List<Long> places(byte[] bytes, byte wanted) {
        return LongStream.range(0, bytes.length)
                .filter(at -> bytes[(int) at] == wanted)
                .boxed()
                .toList();
    }

    private static String line(AppendedLines lines) throws IOException {
        byte[] bytes = new byte[(int) lines.length()];
        byte[] piece = new byte[7];
        int at = 0;
        for (int n = lines.copy(0, piece, 7); n > 0; n = lines.copy(at, piece, 7)) {
            System.arraycopy(piece, 0, bytes, at, n);
            at += n;
        }
        assertThat(at).isEqualTo(bytes.length);
        if (at > 0) {
            assertThat(lines.at(0)).isEqualTo(bytes[0]);
            assertThat(lines.at(at - 1)).isEqualTo(bytes[at - 1]);
        }
        for (byte wanted : new byte[] {'z', bytes.length == 0 ? 0 : bytes[bytes.length - 1]}) {
            assertThat(places(lines, wanted)).isEqualTo(places(bytes, wanted));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
