package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class PeriodicTest {
    @Property
    void roundsOfOnePauseComeAtTheSameTimes(
            @ForAll @LongRange(max = 10_000_000_000_000L) long elapsed,
            @ForAll @LongRange(min = 1, max = 86_400_000_000_000L) long pause) {
        Duration wait = Periodic.untilNext(Duration.ofNanos(elapsed), Duration.ofNanos(pause));
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofNanos(pause));
        assertThat((elapsed + wait.toNanos()) % pause).isZero();
    }

    @Property
    void aLongPauseEndsTogetherWithAShortOneThatDividesIt(
            @ForAll @LongRange(max = 10_000_000_000_000L) long elapsed,
            @ForAll @IntRange(min = 1, max = 60) int times) {
        Duration now = Duration.ofNanos(elapsed);
        Duration end = now.plus(Periodic.untilNext(now, Duration.ofSeconds(times)));
        assertThat(Periodic.untilNext(end.minusNanos(1), Duration.ofSeconds(1)))
                .isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void aRoundThatFailsComesAgain() {
        AtomicInteger rounds = new AtomicInteger();
        Duration pause = Duration.ofMillis(5);
        try (Periodic periodic =
                Periodic.start(
                        "fails",
                        () -> pause,
                        () -> {
                            if (rounds.incrementAndGet() % 2 == 1) {
                                throw new IllegalStateException("as a test");
                            }
                        })) {
            await().until(() -> rounds.get() > 4);
            assertThat(periodic.failures()).isPositive().isLessThan(rounds.get());
        }
    }

    @Test
    void withoutAPauseRoundsFollowEachOther() {
        assertThat(Periodic.untilNext(Duration.ofSeconds(3), Duration.ZERO))
                .isEqualTo(Duration.ZERO);
    }
}
