package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.Session;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.Wait;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.Registration;
import dev.drover.model.view.StateHistory;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.Journal;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.HashTreePMap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks a real database file what happened.
class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    private static final InstanceId ONE = InstanceId.of(Instant.EPOCH, 1, 1);
    private static final InstanceId TWO = InstanceId.of(Instant.EPOCH, 2, 2);

    @TempDir Path home;
    private Database database;
    private StateStore store;
    private History history;
    private State state = State.EMPTY;

    @BeforeEach
    void open() {
        database =
                Database.open(
                        new DatabaseOptions(
                                home.resolve("drover.db"),
                                home.resolve("tmp"),
                                home.resolve("backups"),
                                2));
        store = new StateStore(database);
        history = new History(new Journal(database), () -> state, () -> NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsHowManyWereInEachStateOverTheLastHour() {
        at(minutesAgo(120), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        at(minutesAgo(90), new Event.InstanceStarted(instance(TWO, InstanceState.IDLE)));
        at(minutesAgo(30), waits(ONE, minutesAgo(30)));
        at(minutesAgo(10), new Event.InstanceEnded(ONE, minutesAgo(10), "logout"));
        at(minutesAgo(5), new Event.InstanceForgotten(ONE));

        assertThat(steps(history.lastHour()))
                .containsExactly("-60 {busy=1, idle=1}", "-30 {idle=1, waiting=1}", "-10 {idle=1}");
        assertThat(history.lastHour().from()).isEqualTo(minutesAgo(60));
        assertThat(steps(history.lastDay()).getFirst()).isEqualTo("-1440 {}");
    }

    @Test
    void readsOnWhereItStoppedAndKnowsSilenceAndReturn() {
        at(minutesAgo(120), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        assertThat(steps(history.lastHour())).containsExactly("-60 {busy=1}");
        at(minutesAgo(20), new Event.InstanceWentStale(ONE, minutesAgo(20)));
        assertThat(steps(history.lastHour())).containsExactly("-60 {busy=1}", "-20 {stale=1}");
        at(minutesAgo(3), new Event.InstanceReturned(ONE));
        at(minutesAgo(2), new Event.InstanceStarted(instance(TWO, InstanceState.ERROR)));
        assertThat(steps(history.lastHour()))
                .containsExactly(
                        "-60 {busy=1}", "-20 {stale=1}", "-3 {busy=1}", "-2 {busy=1, error=1}");
    }

    @Test
    void givesNoMoreStepsThanAChartCanShowHoweverMuchHappened() {
        at(minutesAgo(61), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        for (int i = 0; i < 7_200; i++) {
            InstanceState next = i % 2 == 0 ? InstanceState.IDLE : InstanceState.BUSY;
            at(NOW.minusMillis(500L * (7_200 - i)), does(ONE, next));
        }
        StateHistory shown = history.lastHour();
        assertThat(shown.steps().size()).isBetween(200, 242);
        assertThat(shown.steps()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(shown.steps().getLast().counts()).isEqualTo(Map.of(InstanceState.BUSY, 1));
    }

    @Test
    void beginsLaterWhereMoreHappenedThanIsReadAtOnce() {
        at(minutesAgo(50), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        at(minutesAgo(40), waits(ONE, minutesAgo(40)));
        at(minutesAgo(30), does(ONE, InstanceState.IDLE));
        at(minutesAgo(20), does(ONE, InstanceState.BUSY));
        HistorySpan two =
                new HistorySpan(
                        new Journal(database),
                        () -> state,
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        2);
        StateHistory shown = two.look(NOW);
        assertThat(shown.from()).isEqualTo(minutesAgo(30));
        assertThat(steps(shown)).containsExactly("-30 {waiting=1}", "-30 {idle=1}", "-20 {busy=1}");
    }

    @Test
    void findsAnHourInALongJournalWithoutReadingTheRest() {
        at(minutesAgo(90_000), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        Event old = new Event.SubagentsChanged(ONE, Subagents.NONE.started("a"));
        for (int day = 40; day > 0; day--) {
            at(NOW.minus(Duration.ofDays(day)), many(old, 2_500));
        }
        Journal journal = new Journal(database);
        long before = journal.lastSeq();
        assertThat(journal.firstSince(minutesAgo(60))).isEqualTo(before + 1);
        at(minutesAgo(30), waits(ONE, minutesAgo(30)));
        assertThat(journal.firstSince(minutesAgo(60))).isEqualTo(before + 1);
        assertThat(steps(history.lastHour())).containsExactly("-60 {busy=1}", "-30 {waiting=1}");
        assertThat(store.forgetJournal(NOW.minus(Duration.ofDays(39)))).isEqualTo(2_501);
        assertThat(journal.firstSince(NOW.minus(Duration.ofDays(30)))).isEqualTo(25_002);
        assertThat(journal.firstSince(NOW.minus(Duration.ofDays(45)))).isEqualTo(2_502);
    }

    @Test
    void tellsTheStatesSessionsAndEventsOfOneInstanceInWords() {
        Session session =
                new Session(new Session.Key(ONE, "s-1"), minutesAgo(50), "startup", null, null);
        at(minutesAgo(50), new Event.InstanceStarted(instance(ONE, InstanceState.BUSY)));
        at(minutesAgo(50), new Event.SessionStarted(session));
        at(minutesAgo(40), waits(ONE, minutesAgo(40)));
        at(minutesAgo(35), new Event.InstanceStarted(instance(TWO, InstanceState.BUSY)));
        at(minutesAgo(30), does(ONE, InstanceState.BUSY));
        at(minutesAgo(20), new Event.InstanceEnded(ONE, minutesAgo(20), "log\nout"));

        InstanceHistory told = history.of(ONE);

        assertThat(told.spans())
                .containsExactly(
                        span(InstanceState.BUSY, 50, 40, null),
                        span(InstanceState.WAITING, 40, 30, "permission: Bash"),
                        span(InstanceState.BUSY, 30, 20, null),
                        new InstanceHistory.Span(
                                InstanceState.ENDED, minutesAgo(20), null, "log\nout"));
        assertThat(told.sessions()).containsExactly(session);
        assertThat(told.happenings())
                .extracting(InstanceHistory.Happening::words)
                .containsExactly(
                        "Ended: log⏎out",
                        "At work",
                        "Waits for you: permission: Bash",
                        "Seen at work in /home/ada/src");
        assertThat(history.of(InstanceId.of(Instant.EPOCH, 9, 9)).spans()).isEmpty();
    }

    @Test
    void isThereAlsoThroughTheDaemonItself() throws Exception {
        Path other = home.resolve("live");
        Files.createDirectories(other);
        try (LiveDaemon live = LiveDaemon.in(other)) {
            assertThat(live.daemon.history().lastHour().steps()).hasSize(1);
            live.client.register(
                    new Registration("my-agent", "s-9", "nine", other.toString(), null));
            InstanceId id = new InstanceId(live.only().id());
            assertThat(live.daemon.history().lastHour().steps().getLast().counts())
                    .isEqualTo(Map.of(live.only().state(), 1));
            assertThat(live.daemon.history().of(id).spans()).isNotEmpty();
            assertThat(live.daemon.history().of(id).sessions())
                    .extracting(s -> s.key().sessionId())
                    .containsExactly("s-9");
        }
    }

    private void at(Instant at, Event... events) {
        state = state.apply(Arrays.asList(events));
        store.record(Arrays.asList(events), state, at);
    }

    private static Event[] many(Event event, int count) {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(event);
        }
        return all.toArray(Event[]::new);
    }

    private static Instant minutesAgo(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static List<String> steps(StateHistory history) {
        return history.steps().stream()
                .map(
                        step ->
                                Duration.between(NOW, step.at()).toMinutes()
                                        + " "
                                        + step.counts().entrySet().stream()
                                                .map(e -> e.getKey() + "=" + e.getValue())
                                                .sorted()
                                                .collect(Collectors.joining(", ", "{", "}")))
                .toList();
    }

    private static InstanceHistory.Span span(
            InstanceState state, long from, long to, @Nullable String note) {
        return new InstanceHistory.Span(state, minutesAgo(from), minutesAgo(to), note);
    }

    private static Event waits(InstanceId id, Instant since) {
        Wait wait = new Wait("permission: Bash", since, null, null, "Bash");
        return new Event.ActivityChanged(
                id,
                new Activity(InstanceState.BUSY, since, List.of(wait), null, null),
                Source.HOOK);
    }

    private static Event does(InstanceId id, InstanceState state) {
        return new Event.ActivityChanged(
                id, new Activity(state, NOW, List.of(), null, null), Source.HOOK);
    }

    private static Instance instance(InstanceId id, InstanceState does) {
        return new Instance(
                id,
                "claude-code",
                null,
                "s-1",
                Location.ofPlainDirectory("/home/ada/src"),
                new Activity(does, NOW, List.of(), null, null),
                Subagents.NONE,
                Label.NONE,
                AgentDetail.UNKNOWN,
                Terminal.UNKNOWN,
                minutesAgo(120),
                null,
                null,
                null,
                HashTreePMap.empty());
    }
}
