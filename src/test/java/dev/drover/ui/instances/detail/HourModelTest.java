package dev.drover.ui.instances.detail;

import static dev.drover.ui.Herd.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceHistory.Span;
import dev.drover.ui.part.StateLook;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class HourModelTest {
    @Test
    void tellsWhatWasWhenAndForHowLong() {
        HourModel hour =
                HourModel.of(
                        List.of(
                                span(InstanceState.BUSY, 90, 30),
                                span(InstanceState.WAITING, 30, 15),
                                new Span(InstanceState.IDLE, ago(15), null, null)),
                        NOW);
        assertThat(hour.pieces())
                .extracting(HourModel.Piece::look, HourModel.Piece::from, HourModel.Piece::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(StateLook.BUSY, 0, 120),
                        org.assertj.core.groups.Tuple.tuple(StateLook.WAITING, 120, 180),
                        org.assertj.core.groups.Tuple.tuple(StateLook.IDLE, 180, 240));
        assertThat(hour.totals())
                .extracting(HourModel.Total::words)
                .containsExactly("Busy 30 min", "Waiting 15 min", "Idle 15 min");
        assertThat(hour.spoken())
                .isEqualTo("In the last hour: busy 30 min, waiting 15 min, idle 15 min");
    }

    @Test
    void showsEvenAMomentAndStaysSmall() {
        List<Span> spans = new ArrayList<>();
        Instant at = ago(59);
        for (int i = 0; i < 1_000; i++) {
            spans.add(
                    new Span(
                            i % 2 == 0 ? InstanceState.BUSY : InstanceState.IDLE,
                            at,
                            at.plusMillis(3_000),
                            null));
            at = at.plusMillis(3_000);
        }
        HourModel hour = HourModel.of(spans, NOW);
        assertThat(hour.pieces()).hasSizeBetween(100, HourModel.COLUMNS);
        Span moment = new Span(InstanceState.WAITING, ago(20), ago(20).plusMillis(50), null);
        assertThat(HourModel.of(List.of(moment), NOW).pieces()).hasSize(1);
        assertThat(HourModel.of(List.of(moment), NOW).totals().getFirst().words())
                .isEqualTo("Waiting < 1 min");
    }

    @Test
    void leavesGapsWhereNothingIsKnownOrNothingRan() {
        HourModel hour =
                HourModel.of(
                        List.of(
                                span(InstanceState.BUSY, 200, 100),
                                span(InstanceState.BUSY, 20, 10),
                                new Span(InstanceState.ENDED, ago(10), null, null)),
                        NOW);
        assertThat(hour.pieces()).hasSize(1);
        assertThat(HourModel.of(List.of(), NOW).spoken())
                .isEqualTo("Nothing is known of the last hour.");
    }

    @Test
    void bearsSpansThatLieAheadOrEndBeforeTheyBegin() {
        HourModel hour =
                HourModel.of(
                        List.of(span(InstanceState.BUSY, -10, -20), span(InstanceState.IDLE, 5, 9)),
                        NOW);
        assertThat(hour.pieces()).isEmpty();
    }

    private static Span span(InstanceState state, long from, long to) {
        return new Span(state, ago(from), ago(to), null);
    }

    private static Instant ago(long minutes) {
        return NOW.minusSeconds(60 * minutes);
    }
}
