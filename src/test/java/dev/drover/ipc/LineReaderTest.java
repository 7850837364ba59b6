package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class LineReaderTest {
    private static final int LONGEST = 16 << 20;

    /// Gives no more than a few bytes at a time.
    private static final class Trickle extends ByteArrayInputStream {
        private final int most;

        Trickle(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(most, length));
        }
    }

    private static List<String> lines(InputStream in) throws Exception {
        LineReader reader = new LineReader(in, LONGEST);
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }

    /// However the bytes come, the lines are the same.
    @Property(tries = 500)
    void givesEveryLineWhole(
            @ForAll @Size(max = 12) List<@IntRange(max = 70_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 40_000) int most)
            throws Exception {
        List<String> wanted = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lengths.size(); i++) {
            String line = ("" + (char) ('a' + i)).repeat(lengths.get(i));
            text.append(line).append(i % 2 == 0 ? "\n" : "\r\n");
            if (!line.isEmpty()) {
                wanted.add(line);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(lines(new Trickle(bytes, most))).isEqualTo(wanted);
    }

    @Test
    void emptyLinesAreNone() throws Exception {
        for (int most = 1; most < 9; most++) {
            assertThat(
                            lines(
                                    new Trickle(
                                            "\n\r\n\na\n\n\nb".getBytes(StandardCharsets.UTF_8),
                                            most)))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void theLastLineNeedsNoEnd() throws Exception {
        assertThat(lines(new Trickle("a\nb".getBytes(StandardCharsets.UTF_8), 9)))
                .containsExactly("a", "b");
    }

    @Test
    void ofALineThatIsTooLongOnlyTheEndsAreKept() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("{\"result\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[LONGEST + 100_000]);
        bytes.write("\",\"jsonrpc\":\"2.0\",\"id\":42}\nnext\n".getBytes(StandardCharsets.UTF_8));
        LineReader reader = new LineReader(new Trickle(bytes.toByteArray(), 60_000), LONGEST);

        assertThatThrownBy(reader::next)
                .isInstanceOfSatisfying(
                        LineReader.TooLong.class,
                        e -> assertThat(e.ends()).startsWith("{\"result\"").endsWith("\"id\":42}"));
        assertThat(reader.next()).asString().isEqualTo("next");
    }
}
