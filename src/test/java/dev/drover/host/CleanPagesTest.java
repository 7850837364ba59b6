package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/// On the pages of this very process.
@EnabledOnOs(OS.LINUX)
final class CleanPagesTest {
    private static final int SIZE = 4 << 20;

    @TempDir Path home;

    @Test
    void theCodeOfLibrariesIsGivenBackAndStillRuns() throws IOException {
        long before = residentOf("libjvm.so");

        assertThat(CleanPages.giveBack()).isPositive();

        assertThat(residentOf("libjvm.so")).isLessThan(before);
        assertThat(new Random(7).ints(1_000).sum()).isEqualTo(new Random(7).ints(1_000).sum());
    }

    @Test
    void whatWasWrittenIntoAPrivateMappingStays() throws IOException {
        Path file = Files.write(home.resolve("file"), new byte[SIZE]);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment mapped = channel.map(MapMode.PRIVATE, 0, SIZE, arena);
            mapped.fill((byte) 1);

            CleanPages.giveBack();

            assertThat(mapped.get(ValueLayout.JAVA_BYTE, SIZE - 1)).isEqualTo((byte) 1);
            assertThat(Files.readAllBytes(file)).containsOnly(0);
        }
    }

    /// Bytes in memory of all mappings of a file of that name.
    private static long residentOf(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
        long kilobytes = 0;
        boolean inside = false;
        for (String line : lines) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                inside = line.endsWith("/" + name);
            } else if (inside && line.startsWith("Rss:")) {
                kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return kilobytes << 10;
    }
}
