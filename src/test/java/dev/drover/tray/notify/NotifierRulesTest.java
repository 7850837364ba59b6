package dev.drover.tray.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

class NotifierRulesTest {
    private static final int PER_MINUTE = 3;

    private Board board = Board.EMPTY;
    private Instant now = Alerts.NOW;
    private boolean paused;
    private boolean quiet;
    private @Nullable String lookedAt;
    private Set<String> terminals = Set.of();

    private Verdict look(AlertView... alerts) {
        Moment moment =
                new Moment(now, List.of(alerts), paused, quiet, PER_MINUTE, lookedAt, terminals);
        Verdict verdict = NotifierRules.decide(board, moment);
        board = verdict.board();
        return verdict;
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static final AlertView A = Alerts.waiting("a");
    private static final AlertView B = Alerts.waiting("b");
    private static final AlertView STALE =
            Alerts.of("s", AlertKind.STALE, AlertSeverity.WARNING, "is silent", "i-s");
    private static final AlertView DISK =
            Alerts.of("d", AlertKind.SELF_CHECK, AlertSeverity.CRITICAL, "disk full", null);
    private static final AlertView NOTE =
            Alerts.of("n", AlertKind.SELF_CHECK, AlertSeverity.NOTICE, "slow", null);

    @Test
    void tellsOfAnAlertOnceAndOfItsEndByGoing() {
        Bubble bubble = look(A).show().getFirst();
        assertThat(bubble.title()).isEqualTo("agent a");
        assertThat(bubble.body()).containsExactly("permission: Bash");
        assertThat(bubble.place()).isEqualTo(new Place.Instances("i-a"));
        assertThat(bubble.urgency()).isEqualTo(Bubble.Urgency.NORMAL);
        assertThat(look(A).show()).isEmpty();
        assertThat(look().hide()).containsExactly("waiting");
        assertThat(board.up()).isEmpty();
    }

    @Test
    void hasOneBubbleAGroupAndChangesItInPlace() {
        look(A);
        later(Duration.ofMinutes(1));
        Verdict two = look(A, B);
        assertThat(two.show()).hasSize(1);
        Bubble both = two.show().getFirst();
        assertThat(both.title()).isEqualTo("2 agents wait for you");
        assertThat(both.body())
                .containsExactly("agent a: permission: Bash", "agent b: permission: Bash");
        assertThat(both.place()).isEqualTo(new Place.Alerts(null));
        Verdict one = look(B);
        assertThat(one.show().getFirst().title()).isEqualTo("agent b");
        assertThat(one.hide()).isEmpty();
    }

    @Test
    void hasABubbleForEachGroup() {
        assertThat(look(DISK, A, STALE).show())
                .extracting(Bubble::group)
                .containsExactly("self-check", "waiting", "stale");
    }

    @Test
    void doesNotTellAgainWhatAPersonSentAway() {
        look(A);
        board = NotifierRules.without(board, "waiting");
        assertThat(look(A).show()).isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(look(A, B).show()).extracting(Bubble::title).containsExactly("agent b");
    }

    @Test
    void tellsOfTheSameAgentWhenItWaitsAnewUnderAnotherAlert() {
        look(A);
        look();
        assertThat(look(A).show()).hasSize(1);
    }

    @Test
    void tellsAfterAStartOfAllWhoWaitInOneBubbleAndOfNothingElse() {
        board =
                NotifierRules.first(
                        new Moment(
                                now,
                                List.of(A, B, STALE, DISK),
                                false,
                                false,
                                PER_MINUTE,
                                null,
                                Set.of()));
        assertThat(look(A, B, STALE, DISK).show())
                .singleElement()
                .satisfies(b -> assertThat(b.alerts()).containsExactly(A.id(), B.id()));
        assertThat(look(A, B, STALE, DISK).show()).isEmpty();
    }

    @Test
    void isSilentAboutTheInstanceThatAPersonLooksAt() {
        lookedAt = "i-a";
        assertThat(look(A).show()).isEmpty();
        lookedAt = null;
        assertThat(look(A).show()).isEmpty();
        assertThat(look(A, B).show()).hasSize(1);
        lookedAt = "i-b";
        assertThat(look(A, B).hide()).containsExactly("waiting");
    }

    @Test
    void isSilentWhilePausedAndTellsAfterwardsWhatIsStillSo() {
        paused = true;
        Verdict held = look(A, DISK);
        assertThat(held.show()).isEmpty();
        assertThat(held.again()).isEqualTo(now.plusSeconds(60));
        paused = false;
        assertThat(look(A).show()).extracting(Bubble::title).containsExactly("agent a");
    }

    @Test
    void letsOnlyWhatIsCriticalThroughInQuietHours() {
        quiet = true;
        assertThat(look(A, DISK).show()).extracting(Bubble::title).containsExactly("agent d");
        quiet = false;
        later(Duration.ofMinutes(1));
        assertThat(look(A, DISK).show()).extracting(Bubble::title).containsExactly("agent a");
    }

    @Test
    void takesAwayWhatIsMutedOrAcknowledged() {
        look(A, STALE);
        assertThat(look(Alerts.muted(A), Alerts.acknowledged(STALE)).hide())
                .containsExactlyInAnyOrder("waiting", "stale");
    }

    @Test
    void leavesANoticeToTheWindow() {
        assertThat(look(NOTE).show()).isEmpty();
        assertThat(look(NOTE).again()).isNull();
    }

    @Test
    void ringsNoMoreOftenThanAllowedAndGathersTheRest() {
        look(A);
        later(Duration.ofSeconds(1));
        assertThat(look(A, STALE).show()).hasSize(1);
        later(Duration.ofSeconds(1));
        assertThat(look(A, STALE, DISK).show()).hasSize(1);
        later(Duration.ofSeconds(10));
        Verdict full = look(A, STALE, DISK, B);
        assertThat(full.show()).isEmpty();
        assertThat(full.again()).isEqualTo(Alerts.NOW.plusSeconds(60));
        now = Objects.requireNonNull(full.again());
        assertThat(look(A, STALE, DISK, B).show())
                .extracting(Bubble::title)
                .containsExactly("2 agents wait for you");
    }

    @Test
    void tellsManyAtOnceInOneShortBubble() {
        AlertView[] many =
                IntStream.range(0, 500)
                        .mapToObj(i -> Alerts.waiting("x" + i))
                        .toArray(AlertView[]::new);
        Verdict verdict = look(many);
        assertThat(verdict.show()).hasSize(1);
        assertThat(verdict.show().getFirst().title()).isEqualTo("500 agents wait for you");
        assertThat(verdict.show().getFirst().body()).hasSize(5).last().isEqualTo("and 496 more");
    }

    @Test
    void givesAGroupTimeToGatherWhileItsBubbleIsUp() {
        look(A);
        later(Duration.ofSeconds(1));
        Verdict soon = look(A, B);
        assertThat(soon.show()).isEmpty();
        assertThat(soon.again()).isEqualTo(Alerts.NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"NOTICE, LOW", "WARNING, NORMAL", "CRITICAL, CRITICAL"})
    void saysHowMuchItMattersInTheDesktopsWords(AlertSeverity severity, Bubble.Urgency urgency) {
        AlertView alert = Alerts.of("a", AlertKind.STALE, severity, "x", null);
        assertThat(BubbleText.of(List.of(alert), Set.of()).urgency()).isEqualTo(urgency);
    }

    @Test
    void offersToAskForAnEndWhereAProcessShouldNotBeThere() {
        for (AlertKind kind : List.of(AlertKind.DUPLICATE, AlertKind.ORPHAN)) {
            AlertView one = Alerts.at("processes/7@99", kind);
            assertThat(BubbleText.of(List.of(one), Set.of()).choices())
                    .containsExactly(
                            Bubble.Choice.OPEN,
                            Bubble.Choice.END,
                            Bubble.Choice.ACKNOWLEDGE,
                            Bubble.Choice.MUTE);
            assertThat(BubbleText.of(List.of(one, one), Set.of()).choices())
                    .as("of several it is not clear which")
                    .doesNotContain(Bubble.Choice.END);
            assertThat(BubbleText.of(List.of(Alerts.at("processes", kind)), Set.of()).choices())
                    .doesNotContain(Bubble.Choice.END);
        }
        AlertView log = Alerts.at("processes/7@99", AlertKind.WAL_GROWTH);
        assertThat(BubbleText.of(List.of(log), Set.of()).choices())
                .doesNotContain(Bubble.Choice.END);
    }

    @Test
    void offersTheTerminalOnlyWhereOneCanBeBroughtToTheFront() {
        assertThat(look(A).show().getFirst().choices())
                .containsExactly(Bubble.Choice.OPEN, Bubble.Choice.ACKNOWLEDGE, Bubble.Choice.MUTE);
        terminals = Set.of("i-a", "i-b");
        assertThat(look(A).show().getFirst().choices()).contains(Bubble.Choice.TERMINAL);
        later(Duration.ofMinutes(1));
        assertThat(look(A, B).show().getFirst().choices()).doesNotContain(Bubble.Choice.TERMINAL);
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryKind(AlertKind kind) {
        AlertView alert = Alerts.of("a", kind, AlertSeverity.WARNING, "x", null);
        assertThat(BubbleText.of(List.of(alert, alert), Set.of()).title()).contains("2");
    }

    @Test
    void keepsHostileWordsOnShortLines() {
        AlertView hostile =
                Alerts.of(
                        "a\n\u202E" + "x".repeat(9_000),
                        AlertKind.WAITING,
                        AlertSeverity.WARNING,
                        "rm\u001B[2J\n" + "y".repeat(9_000),
                        "i");
        Bubble bubble = look(hostile).show().getFirst();
        assertThat(bubble.title()).startsWith("agent a⏎\uFFFDx").hasSizeLessThanOrEqualTo(80);
        assertThat(bubble.body()).allMatch(line -> line.length() <= 160);
        assertThat(bubble.body().getFirst()).doesNotContain("\u001B", "\n");
    }
}
