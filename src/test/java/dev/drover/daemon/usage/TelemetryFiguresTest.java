package dev.drover.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TelemetryPoint;
import dev.drover.model.usage.TelemetryPoint.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TelemetryFiguresTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final TelemetryFigures figures = new TelemetryFigures();

    private void take(String series, double value, int fromMinute, int toMinute, boolean growing) {
        figures.take(
                List.of(
                        new TelemetryPoint(
                                "s",
                                Kind.TOKENS,
                                series,
                                value,
                                START.plus(Duration.ofMinutes(fromMinute)),
                                START.plus(Duration.ofMinutes(toMinute)),
                                growing)));
    }

    private double tokens() {
        return figures.of("s", Kind.TOKENS, START).orElse(-1);
    }

    @Test
    void addsWhatCameSinceTheLastExport() {
        take("input", 100, 0, 1, false);
        take("output", 10, 0, 1, false);
        take("input", 50, 1, 2, false);
        assertThat(tokens()).isEqualTo(160);
        assertThat(figures.of("s", Kind.COST, START)).isEmpty();
    }

    @Test
    void takesTheLastOfWhatGrows() {
        take("input", 100, 0, 1, true);
        take("input", 150, 0, 2, true);
        assertThat(tokens()).isEqualTo(150);
    }

    @Test
    void addsACounterThatBeganAnew() {
        take("input", 100, 0, 1, true);
        take("input", 30, 5, 6, true);
        take("input", 40, 5, 7, true);
        assertThat(tokens()).isEqualTo(140);
    }

    @Test
    void countsAnExportThatIsSentTwiceOnce() {
        take("input", 100, 0, 1, false);
        take("input", 100, 0, 1, false);
        assertThat(tokens()).isEqualTo(100);
    }

    @Test
    void saysNothingOfAConversationThatWasNotHeardFromItsBeginning() {
        take("input", 100, 30, 31, false);
        assertThat(figures.of("s", Kind.TOKENS, START)).isEmpty();
        assertThat(figures.of("other", Kind.TOKENS, START)).isEmpty();
    }

    @Test
    void forgetsTheConversationHeardOfLongestAgo() {
        take("input", 100, 0, 1, false);
        for (int i = 0; i < 1_000; i++) {
            figures.take(
                    List.of(
                            new TelemetryPoint(
                                    "s" + i,
                                    Kind.TOKENS,
                                    "",
                                    1,
                                    START,
                                    START.plusSeconds(1),
                                    false)));
        }
        assertThat(figures.of("s", Kind.TOKENS, START)).isEmpty();
        assertThat(figures.of("s999", Kind.TOKENS, START)).hasValue(1);
    }
}
