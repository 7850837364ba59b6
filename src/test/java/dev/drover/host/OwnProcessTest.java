package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class OwnProcessTest {
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final OwnProcess own = new OwnProcess(table);
    @TempDir Path temporary;

    @Test
    void knowsItself() {
        assertThat(own.key().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(table.presence(own.key())).isEqualTo(ProcessTable.Presence.ALIVE);
        assertThat(own.residentBytes().orElseThrow()).isGreaterThan(10L << 20);
    }

    @Test
    void countsWhatIsOpen() throws IOException {
        Path file = Files.createFile(temporary.resolve("f"));
        long before = own.openDescriptors().orElseThrow();
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(Files.newInputStream(file));
        }

        long after = own.openDescriptors().orElseThrow();

        for (InputStream stream : open) {
            stream.close();
        }
        assertThat(after - before).isBetween(95L, 105L);
    }
}
