package dev.drover.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Looks at made-up machines: directories that stand for `/`.
@SuppressWarnings("NullAway.Init")
class DisplaysTest {
    @TempDir Path machine;

    @BeforeEach
    void furnish() throws IOException {
        touch("tmp/.X11-unix/X0");
        touch("usr/share/fonts/truetype/one.ttf");
        touch("usr/lib/x86_64-linux-gnu/libgtk-3.so.0");
        write(
                "etc/ld.so.cache",
                "\0/lib/libpangoft2-1.0.so.0\0/lib/libfreetype.so.6\0/lib/libfontconfig.so.1"
                        + "\0/lib/libXtst.so.6\0");
    }

    @Test
    void findsNothingWrongWithAFurnishedMachine() {
        assertThat(whyNot(Map.of("DISPLAY", ":0"))).isEmpty();
        assertThat(whyNot(Map.of("DISPLAY", ":0.1"))).isEmpty();
    }

    @Test
    void saysThatThereIsNoDisplay() {
        assertThat(whyNot(Map.of()).orElseThrow()).contains("DISPLAY is not set");
        assertThat(whyNot(Map.of("WAYLAND_DISPLAY", "wayland-0")).orElseThrow())
                .contains("Xwayland");
        assertThat(whyNot(Map.of("DISPLAY", ":7")).orElseThrow()).contains("DISPLAY=:7");
    }

    @Test
    void takesAnAbstractSocketForADisplay() throws IOException {
        write("proc/net/unix", "Num RefCount\n0000: 00000002 0 @/tmp/.X11-unix/X7\n");
        assertThat(whyNot(Map.of("DISPLAY", ":7"))).isEmpty();
    }

    @Test
    void namesTheMissingLibraryAndItsPackage() throws IOException {
        Files.delete(machine.resolve("usr/lib/x86_64-linux-gnu/libgtk-3.so.0"));
        assertThat(whyNot(Map.of("DISPLAY", ":0")).orElseThrow())
                .contains("libgtk-3.so.0")
                .contains("apt install libgtk-3-0")
                .doesNotContain("\n", "freetype");
    }

    @Test
    void saysThatNoFontIsInstalled() throws IOException {
        Files.delete(machine.resolve("usr/share/fonts/truetype/one.ttf"));
        assertThat(whyNot(Map.of("DISPLAY", ":0")).orElseThrow()).contains("font");
    }

    @Test
    void asksNothingOfWindowsAndMac() {
        assertThat(new Displays(Map.of(), "Windows 11", machine).whyNot()).isEmpty();
        assertThat(new Displays(Map.of(), "Mac OS X", machine).whyNot()).isEmpty();
    }

    private Optional<String> whyNot(Map<String, String> environment) {
        return new Displays(environment, "Linux", machine).whyNot();
    }

    private void touch(String file) throws IOException {
        write(file, "");
    }

    private void write(String file, String text) throws IOException {
        Path path = machine.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.ISO_8859_1);
    }
}
