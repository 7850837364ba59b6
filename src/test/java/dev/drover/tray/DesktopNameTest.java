package dev.drover.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dorkbox.os.OS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

class DesktopNameTest {
    @Test
    void findsADesktopsNameAmongOthers() {
        assertThat(DesktopName.says("ubuntu:GNOME", "gnome")).isTrue();
        assertThat(DesktopName.says("XFCE", "xfce")).isTrue();
        assertThat(DesktopName.says("KDE", "gnome")).isFalse();
        assertThat(DesktopName.says("", "gnome")).isFalse();
        assertThat(DesktopName.says("GNOME-Flashback", "gnome")).isFalse();
    }

    /// The library keeps its answers for the life of the JVM, so this is asked once.
    @Test
    @EnabledOnOs(org.junit.jupiter.api.condition.OS.LINUX)
    void theLibraryTakesTheAnswerForItsOwn() {
        DesktopName.tell("ubuntu:GNOME");

        assertThat(OS.DesktopEnv.INSTANCE.isGnome()).isTrue();
        assertThat(OS.DesktopEnv.INSTANCE.isXfce()).isFalse();
        assertThat(OS.DesktopEnv.INSTANCE.isChromeOS()).isFalse();
    }
}
