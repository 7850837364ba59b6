package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the doctor says about the agents' hooks, before and after setup.
final class HookChecksTest {
    @TempDir Path home;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve(".claude"));
        Files.createDirectories(home.resolve(".gemini"));
        shell =
                Shell.inHome(home, Map.of("PATH", "/nowhere", "DROVER_HOME", home.toString()))
                        .terminal(100);
    }

    @Test
    void leadsToSetupAndIsContentAfterwards() {
        String before = shell.type("doctor").out();
        assertThat(before)
                .contains("drover setup claude-code", "no hooks of Drover's: gemini")
                .contains("drover setup gemini");
        shell.type("setup", "--yes");
        String after = shell.type("doctor").out();
        assertThat(after)
                .contains("14 hooks report to Drover", "report to Drover: gemini")
                .doesNotContain("drover setup");
    }

    @Test
    void noticesAnInstallationThatHasMoved() throws IOException {
        shell.type("setup", "claude-code", "--yes");
        Path settings = home.resolve(".claude/settings.json");
        Files.writeString(settings, Files.readString(settings).replace("target/drover", "old"));
        assertThat(shell.type("doctor").out()).contains("which is not there");
        shell.type("setup", "claude-code", "--yes");
        assertThat(shell.type("doctor").out()).contains("14 hooks report to Drover");
    }
}
