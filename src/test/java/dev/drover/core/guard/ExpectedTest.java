package dev.drover.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.ProcessFinding;
import dev.drover.model.AlertSeverity;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which hooks are missed, and what is said of it.
final class ExpectedTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Set<String> BOTH = Set.of("Stop of drover", "Stop of lint.sh");
    private static final Set<String> OTHER = Set.of("Stop of lint.sh");

    private static Optional<ProcessFinding> told(Expected expected) {
        return GuardTroubles.of(
                "~/.claude/settings.json",
                "/h/.claude/settings.json",
                "claude-code",
                expected,
                "v1");
    }

    @Test
    void whatWasThereIsMissedUntilItIsBack() {
        Expected well = Expected.NOTHING.look(true, BOTH, NOW);
        Expected lost = well.look(true, OTHER, NOW.plusSeconds(1));
        Expected still = lost.look(true, OTHER, NOW.plusSeconds(9));

        assertThat(well.isWell()).isTrue();
        assertThat(lost.lost()).containsExactly("Stop of drover");
        assertThat(still.lostSince()).isEqualTo(NOW.plusSeconds(1));
        assertThat(still.look(true, BOTH, NOW.plusSeconds(20)).isWell()).isTrue();
        assertThat(told(lost))
                .get()
                .extracting(ProcessFinding::severity)
                .isEqualTo(AlertSeverity.WARNING);
        assertThat(told(lost).orElseThrow().summary()).startsWith("has lost hooks of Drover,");
    }

    @Test
    void othersHooksAreANotice() {
        Expected lost =
                Expected.NOTHING.look(true, BOTH, NOW).look(true, Set.of("Stop of drover"), NOW);
        assertThat(told(lost).orElseThrow().severity()).isEqualTo(AlertSeverity.NOTICE);
        assertThat(told(lost).orElseThrow().summary()).isEqualTo("has lost hooks of lint.sh");
        assertThat(told(lost).orElseThrow().evidence())
                .contains("Bring it back with `drover guard restore v1`.");
    }

    @Test
    void whatCannotBeReadMissesNothingButThat() {
        Expected broken = Expected.NOTHING.look(true, BOTH, NOW).look(false, Set.of(), NOW);
        assertThat(broken.lost()).isEmpty();
        assertThat(broken.brokenSince()).isEqualTo(NOW);
        assertThat(told(broken).orElseThrow().summary()).contains("cannot be read");
        assertThat(broken.look(true, BOTH, NOW).isWell()).isTrue();
    }

    @Test
    void aPersonMaySayThatItMayGo() {
        Expected lost = Expected.NOTHING.look(true, BOTH, NOW).look(true, OTHER, NOW);
        Expected accepted = lost.accepted();
        assertThat(accepted.isWell()).isTrue();
        assertThat(told(accepted)).isEmpty();
        assertThat(accepted.look(true, OTHER, NOW).isWell()).isTrue();
        assertThat(accepted.look(true, Set.of(), NOW).lost()).isEqualTo(OTHER);
    }
}
