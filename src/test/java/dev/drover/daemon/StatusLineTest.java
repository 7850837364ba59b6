package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Payloads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a real client prints of what Claude Code has really sent, from a real daemon.
class StatusLineTest {
    private static final Path DIST = Path.of(System.getProperty("drover.dist", "target/drover"));

    @TempDir private Path home;

    /// A client does not wait long, and the first answer of a daemon takes longer than all others.
    private LiveDaemon begun(Map<String, String> options) throws Exception {
        LiveDaemon daemon = LiveDaemon.in(home, options, UnaryOperator.identity());
        await().until(() -> !draw("bin/drover", new byte[0], "--json").isEmpty());
        return daemon;
    }

    private String draw(String program, byte[] said, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(DIST.resolve(program).toAbsolutePath().toString());
        command.add("statusline");
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("DROVER_HOME", home.toString());
        builder.environment().put("COLUMNS", "100");
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(said);
            }
            byte[] out = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).isZero();
            return new String(out, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/drover", "lib/drover.sh"})
    void drawsWhatClaudeCodeSends(String program) throws Exception {
        try (var _ = begun(Map.of())) {
            byte[] said = Payloads.recorded("statusline");
            assertThat(draw(program, said))
                    .isEqualTo("Opus 4.8 (1M context) | ░░░░░░░░ <1% | $0.04\n");
            assertThat(draw(program, said, "--format", "full"))
                    .isEqualTo("Agents: 0 | Tokens: 3k/1M (0.3%) | Status: 🟢 OPTIMAL\n");
            assertThat(draw(program, said, "--format", "compact")).isEqualTo("A:0 T:0.3%\n");
            assertThat(
                            draw(
                                    program,
                                    Payloads.recorded("statusline-in-worktree"),
                                    "--format={directory} {worktree}"))
                    .isEqualTo("feat-a (worktree feat-a)\n");
        }
    }

    @Test
    void givenNumbersAreDrawnAsTheyAre() throws Exception {
        try (var _ = begun(Map.of())) {
            assertThat(
                            draw(
                                    "bin/drover",
                                    new byte[0],
                                    "--format",
                                    "full",
                                    "--current-agents",
                                    "25",
                                    "--total-agents",
                                    "145",
                                    "--instance-count",
                                    "5",
                                    "--tokens-used",
                                    "15000",
                                    "--tokens-total",
                                    "200000",
                                    "--confidence",
                                    "99.2"))
                    .isEqualTo(
                            "Agents: 25/145 (5) | Tokens: 15k/200k (7.5%) | Conf: 99.2% | Status:"
                                    + " 🟢 OPTIMAL\n");
        }
    }

    @Test
    void anUnknownSegmentIsToldOnTheLine() throws Exception {
        try (var _ = begun(Map.of())) {
            assertThat(draw("bin/drover", new byte[0], "--format", "{tokenz}"))
                    .startsWith("The status line: there is no segment {tokenz}; there are context")
                    .hasLineCount(1);
        }
    }

    @Test
    void theSettingsSayWhatIsDrawnByDefault() throws Exception {
        try (var _ = begun(Map.of("statusline.format", "{cost}"))) {
            assertThat(draw("bin/drover", Payloads.recorded("statusline"))).isEqualTo("$0.04\n");
        }
    }

    @Test
    void whatIsNoStatusIsAnsweredWithNothing() throws Exception {
        try (var _ = begun(Map.of())) {
            assertThat(draw("bin/drover", "nonsense".getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @Test
    void ourLineFollowsAnothersAsFarAsThereIsRoom() throws Exception {
        try (var _ = begun(Map.of())) {
            byte[] said = Payloads.recorded("statusline");
            String wide = "printf '%s' " + "x".repeat(90);
            assertThat(
                            draw(
                                    "bin/drover",
                                    said,
                                    "--chain",
                                    "echo theirs",
                                    "--join",
                                    " | ",
                                    "--format",
                                    "{cost}"))
                    .isEqualTo("theirs | $0.04\n");
            assertThat(
                            draw(
                                    "bin/drover",
                                    said,
                                    "--chain",
                                    wide,
                                    "--join",
                                    " | ",
                                    "--format",
                                    "{cost}"))
                    .isEqualTo("x".repeat(90) + "\n$0.04\n");
        }
    }
}
