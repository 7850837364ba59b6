package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.agents.MalformedReportException;
import dev.drover.agents.Payloads;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

class StatusLineBodyTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private static Optional<StatusInput> read(byte[] body) throws IOException {
        return StatusLineBody.read(new ByteArrayInputStream(body), "claude-code", NOW);
    }

    private static StatusInput read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void readsWhatClaudeCodeSends() throws IOException {
        StatusInput told = read(Payloads.recorded("statusline")).orElseThrow();

        assertThat(told)
                .isEqualTo(
                        new StatusInput(
                                "claude-code",
                                NOW,
                                "61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885",
                                "claude-opus-4-8[1m]",
                                "Opus 4.8 (1M context)",
                                "2.1.197",
                                "/home/dev/shop",
                                "/home/dev/shop",
                                "/home/dev/.claude/projects/-home-dev-shop/"
                                        + "61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885.jsonl",
                                null,
                                0.04428,
                                20_022L,
                                230L,
                                0L,
                                0L,
                                new ContextUse(3_053L, 1_000_000L, 0.0),
                                new Tokens(1_003, 42, 50, 0, 2_000),
                                null,
                                null));
    }

    @Test
    void readsTheWorktreeItIsIn() throws IOException {
        StatusInput told = read(Payloads.recorded("statusline-in-worktree")).orElseThrow();

        assertThat(told.worktree()).isEqualTo("feat-a");
        assertThat(told.directory()).isEqualTo("/home/dev/shop-worktrees/feat-a");
    }

    @Test
    void whatIsAbsentStaysUnknownAndIsNotZero() throws IOException {
        StatusInput told = read("{\"session_id\":\"s\",\"cost\":{},\"context_window\":{}}");

        assertThat(told)
                .isEqualTo(
                        new StatusInput(
                                "claude-code",
                                NOW,
                                "s",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void aContextWithoutAnAnswerHasNoShare() throws IOException {
        StatusInput told =
                read(
                        "{\"session_id\":\"s\",\"context_window\":{\"context_window_size\":200000,"
                                + "\"used_percentage\":null,\"current_usage\":null}}");

        ContextUse context = new ContextUse(null, 200_000L, null);
        assertThat(told.context()).isEqualTo(context);
        assertThat(context.share()).isNull();
        assertThat(told.lastAnswer()).isNull();
    }

    @Test
    void readsTheWindowsOfThePlanHoweverTheirTimesAreWritten() throws IOException {
        StatusInput told =
                read(
                        "{\"session_id\":\"s\",\"rate_limits\":{\"five_hour\":{\"used_percentage\":"
                            + "42.5,\"resets_at\":1782914400},\"seven_day\":{"
                            + "\"used_percentage\":7,\"resets_at\":\"2026-07-05T00:00:00Z\"}}}");

        assertThat(told.fiveHour())
                .isEqualTo(new LimitWindow(42.5, Instant.ofEpochSecond(1_782_914_400)));
        assertThat(told.sevenDay())
                .isEqualTo(new LimitWindow(7, Instant.parse("2026-07-05T00:00:00Z")));
    }

    @Test
    void aWindowWithoutATimeIsStillOne() throws IOException {
        StatusInput told =
                read(
                        "{\"session_id\":\"s\",\"rate_limits\":{\"five_hour\":{\"used_percentage\":"
                                + "3,\"resets_at\":\"soon\"},\"seven_day\":{\"resets_at\":1}}}");

        assertThat(told.fiveHour()).isEqualTo(new LimitWindow(3, null));
        assertThat(told.sevenDay()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1e400",
                "-1e400",
                "\"12\"",
                "true",
                "[1]",
                "{\"a\":1}",
                "null",
                "1e18"
            })
    void figuresThatCannotBeCountAsNotTold(String figure) throws IOException {
        StatusInput told =
                read(
                        "{\"session_id\":\"s\",\"cost\":{\"total_lines_added\":"
                                + figure
                                + "},\"context_window\":{\"context_window_size\":"
                                + figure
                                + "}}");

        assertThat(told.linesAdded()).isNull();
        assertThat(told.context()).isNull();
    }

    @Test
    void unknownFieldsAreAccepted() throws IOException {
        assertThat(
                        read("{\"new\":{\"deep\":{\"deeper\":{\"deepest\":{\"x\":[[1],{}]}}}},"
                                        + "\"session_id\":\"s\",\"vim\":{\"mode\":\"NORMAL\"}}")
                                .session())
                .isEqualTo("s");
    }

    @Test
    void hostileTextsAreMadeVisibleOrLeftOut() throws IOException {
        StatusInput told =
                read(
                        "{\"session_id\":\"s\",\"model\":{\"display_name\":\"\\u001b[31m\\u202eX"
                                + "x".repeat(5_000)
                                + "\",\"id\":\"a\\nb\"},\"cwd\":\"relative\",\"version\":\"\"}");

        assertThat(told.modelName()).isNull();
        assertThat(told.model()).isEqualTo("a⏎b");
        assertThat(told.directory()).isNull();
        assertThat(told.version()).isNull();
    }

    @Test
    void manyFieldsDoNotFillTheMemory() throws IOException {
        StringBuilder body = new StringBuilder("{\"session_id\":\"s\"");
        for (int i = 0; i < 5_000; i++) {
            body.append(",\"f").append(i).append("\":").append(i);
        }

        assertThat(read(body.append("}").toString()).session()).isEqualTo("s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"session_id\":\"\"}", "{\"session_id\":7}"})
    void withoutASessionNobodySpeaks(String body) throws IOException {
        assertThat(read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"session_id\":\"a\\u0007b\"}",
                "not json"
            })
    void whatIsNoStatusIsRefusedInOneLine(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedReportException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String large = "{\"a\":\"" + "x".repeat(2 << 20) + "\"}";

        assertThatThrownBy(() -> read(deep)).isInstanceOf(MalformedReportException.class);
        assertThatThrownBy(() -> read(large)).isInstanceOf(MalformedReportException.class);
    }
}
