package dev.drover.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.ProcessFinding;
import dev.drover.core.usage.Forecast.Point;
import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertMap;
import dev.drover.model.Trouble;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.LimitUse.Kind;
import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.Spent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Which limits there are, when they are told, and when they run out.
class LimitsTest {
    private static final Instant NOW = Figured.NOW;
    private static final LimitRules.Set SET = new LimitRules.Set(500, 10, 0);

    private static List<ProcessFinding> found(LimitUse use, AlertMap told) {
        return LimitTroubles.of(List.of(use), told, id -> "shop", Figured.MOMENT);
    }

    private static AlertMap telling(ProcessFinding finding) {
        Trouble trouble =
                new Trouble(
                        finding.fingerprint(),
                        finding.kind(),
                        finding.severity(),
                        finding.kind().toString(),
                        finding.title(),
                        finding.summary(),
                        finding.evidence(),
                        null,
                        null,
                        NOW);
        return AlertMap.EMPTY.with(
                Alert.fired(AlertId.of(finding.fingerprint(), NOW, 0), trouble, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "POOL, 399, 500, ''",
        "POOL, 400, 500, limit/pool/near",
        "POOL, 500, 500, limit/pool/full",
        "DAY, 7.99, 10, ''",
        "DAY, 8, 10, budget/day/near",
        "DAY, 12, 10, budget/day/full",
        "MONTH, 80, 100, budget/month/near",
        "FIVE_HOUR, 80, 100, limit/five-hour/near",
        "SEVEN_DAY, 100, 100, limit/seven-day/full",
        "CONTEXT, 160000, 200000, context/context/near",
        "QUOTA, 4, 5, limit/quota/near",
        "QUOTA, 5, 5, limit/quota/full"
    })
    void limitsAreToldAtEightyAndAtAHundredPercent(
            Kind kind, double used, double most, String fingerprint) {
        assertThat(found(Figured.limit(kind, used, most), AlertMap.EMPTY))
                .extracting(ProcessFinding::fingerprint)
                .isEqualTo(fingerprint.isEmpty() ? List.of() : List.of(fingerprint));
    }

    @ParameterizedTest
    @CsvSource({"79.9, near", "75, near", "74.9, ''", "80, near", "99, near", "100, full"})
    void whatIsToldStaysUntilItIsClearlyBelow(double used, String level) {
        LimitUse near = Figured.limit(Kind.FIVE_HOUR, 80, 100);
        AlertMap told = telling(found(near, AlertMap.EMPTY).getFirst());

        assertThat(found(Figured.limit(Kind.FIVE_HOUR, used, 100), told))
                .extracting(f -> f.fingerprint().replaceAll(".*/", ""))
                .isEqualTo(level.isEmpty() ? List.of() : List.of(level));
    }

    @ParameterizedTest
    @CsvSource({"99.9, full", "97, full", "96.9, near", "74, ''"})
    void aFullLimitStaysFullUntilItIsClearlyBelow(double used, String level) {
        LimitUse full = Figured.limit(Kind.FIVE_HOUR, 100, 100);
        AlertMap told = telling(found(full, AlertMap.EMPTY).getFirst());

        assertThat(found(Figured.limit(Kind.FIVE_HOUR, used, 100), told))
                .extracting(f -> f.fingerprint().replaceAll(".*/", ""))
                .isEqualTo(level.isEmpty() ? List.of() : List.of(level));
    }

    @Test
    void whatIsReadChangesOnlyWithTheLevel() {
        ProcessFinding one = found(Figured.limit(Kind.DAY, 8.1, 10), AlertMap.EMPTY).getFirst();
        ProcessFinding other = found(Figured.limit(Kind.DAY, 9.7, 10), AlertMap.EMPTY).getFirst();

        assertThat(one.title() + " " + one.summary())
                .isEqualTo("Today's budget is spent to over 80 % of $10")
                .isEqualTo(other.title() + " " + other.summary());
        assertThat(other.evidence()).containsExactly("$9.70 of $10 by the price list: 97.0 %.");
        assertThat(one.kind()).isEqualTo(AlertKind.BUDGET);
    }

    @Test
    void whatNobodySetOrTellsIsNoLimit() {
        assertThat(
                        LimitRules.ofAll(
                                null,
                                new Spent(null, 50.0),
                                null,
                                new LimitWindow(40, NOW.minusSeconds(1)),
                                SET,
                                Figured.MOMENT))
                .isEmpty();
    }

    @Test
    void budgetsBeginAnewWithTheUsersDayAndMonth() {
        Moment berlin = new Moment(NOW, ZoneId.of("Europe/Berlin"));
        assertThat(
                        LimitRules.ofAll(
                                145,
                                new Spent(1.0, 2.0),
                                null,
                                null,
                                new LimitRules.Set(500, 10, 20),
                                berlin))
                .containsExactly(
                        new LimitUse(Kind.POOL, null, 145, 500, null, null),
                        new LimitUse(
                                Kind.DAY, null, 1, 10, Instant.parse("2026-07-01T22:00:00Z"), null),
                        new LimitUse(
                                Kind.MONTH,
                                null,
                                2,
                                20,
                                Instant.parse("2026-07-31T22:00:00Z"),
                                null));
    }

    private static List<Point> points(double... used) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            points.add(new Point(NOW.minusSeconds(300L * (used.length - 1 - i)), used[i]));
        }
        return points;
    }

    private static LimitUse window(double used, Instant resetsAt) {
        return new LimitUse(Kind.FIVE_HOUR, null, used, 100, resetsAt, null);
    }

    @Test
    void aSteadyUseRunsOutWhenItsLineSaysSo() {
        assertThat(
                        Forecast.runsOut(
                                points(50, 52, 54, 56, 58),
                                window(58, NOW.plusSeconds(9_000)),
                                NOW))
                .contains(NOW.plusSeconds(6_300));
    }

    @Test
    void nothingIsForetoldWhereItIsAGuess() {
        Instant late = NOW.plusSeconds(90_000);
        assertThat(Forecast.runsOut(points(50, 52, 54, 56), window(56, late), NOW)).isEmpty();
        assertThat(Forecast.runsOut(points(50, 50, 50, 50, 50), window(50, late), NOW)).isEmpty();
        assertThat(Forecast.runsOut(points(1, 40, 41, 41, 42), window(42, late), NOW)).isEmpty();
        assertThat(Forecast.runsOut(points(1, 1.1, 1.2, 1.3, 1.4), window(1.4, late), NOW))
                .as("far beyond what was seen")
                .isEmpty();
        assertThat(
                        Forecast.runsOut(
                                points(50, 52, 54, 56, 58), window(58, NOW.plusSeconds(60)), NOW))
                .as("it begins anew before")
                .isEmpty();
        assertThat(Forecast.runsOut(points(96, 97, 98, 99, 100), window(100, late), NOW)).isEmpty();
    }
}
