package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class WindowFileTest {
    @TempDir private Path directory;

    @Test
    void readsWhatItWroteAndNothingWithoutAFile() throws IOException {
        Path place = directory.resolve("state/window");
        WindowFile file = new WindowFile(place);
        assertThat(file.read()).isEmpty();
        file.write("x=1\n");
        file.write("x=2\n");
        assertThat(new WindowFile(place).read()).isEqualTo("x=2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rw-------");
    }

    @Test
    void remembersNothingWhereNothingCanBeWritten() throws IOException {
        // A file in the place of the directory refuses everybody, root too.
        Path blocked = Files.writeString(directory.resolve("state"), "");
        WindowFile file = new WindowFile(blocked.resolve("window"));
        file.write("x=1\n");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void readsNoMoreThanAWindowHasToSay() throws IOException {
        Path place = directory.resolve("window");
        Files.writeString(place, "y".repeat(1_000_000));
        assertThat(new WindowFile(place).read()).hasSize(4_096);
    }
}
