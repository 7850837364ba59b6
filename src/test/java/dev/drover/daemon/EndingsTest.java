package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Decision;
import dev.drover.core.Refused;
import dev.drover.model.EndingCause;
import dev.drover.model.EndingTarget;
import dev.drover.model.Event;
import dev.drover.model.Saved;
import dev.drover.model.view.EndingView;
import dev.drover.model.view.JournalEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is done, in which order, and when nothing is.
@SuppressWarnings("NullAway.Init")
final class EndingsTest {
    private static final String SLEEPS = "; exec sleep 600";

    @TempDir Path home;
    private EndingRig rig;

    private EndingRig open(String... options) throws IOException {
        Map<String, String> set = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            set.put(options[i], options[i + 1]);
        }
        rig = new EndingRig(home, set);
        return rig;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPreviewTellsAllAndDoesNothing() throws IOException {
        open().jungle.grow("(born leaf" + SLEEPS + ") & born root" + SLEEPS);
        rig.key("leaf");

        EndingView view = rig.endings.end(List.of(rig.key("root")), true);

        assertThat(view.preview()).isTrue();
        assertThat(view.memoryBytes()).isPositive();
        assertThat(view.processes())
                .extracting(EndingView.Row::key)
                .containsExactly(rig.key("leaf"), rig.key("root"));
        assertThat(view.processes()).allMatch(EndingView.Row::ends);
        assertThat(rig.journal()).isEmpty();
        assertThat(rig.jungle.state("root")).isEqualTo('S');
    }

    @Test
    void anEndingIsWrittenDownBeforeAndAfterAndCounted() throws IOException {
        open().jungle.grow("(born leaf" + SLEEPS + ") & born root" + SLEEPS);
        rig.key("leaf");

        EndingView view = rig.endings.end(List.of(rig.key("root")), false);

        assertThat(view.processes())
                .extracting(EndingView.Row::outcome)
                .containsOnly("ended-by-term");
        assertThat(rig.jungle.all()).isEmpty();
        assertThat(rig.journal())
                .extracting(JournalEntry::type)
                .containsExactly("EndingBegun", "EndingDone");
        assertThat(rig.journal().getFirst().json()).contains("sleep 600", "\"person\"");
        Saved today = rig.endings.savedToday();
        assertThat(today.processes()).isEqualTo(2);
        assertThat(today.memoryBytes()).isEqualTo(view.memoryBytes()).isPositive();
        assertThat(rig.store.saved(today.day())).isEqualTo(today);
        assertThat(rig.store.openEndings()).isEmpty();
    }

    @Test
    void aServerOfARunningAgentSaysHowItComesBack() throws Exception {
        open();
        Path install = home.resolve("jungle");
        String script = "sleep 600 & echo $! > born/server; while read -r line; do :; done";
        try (AgentProcess agent =
                AgentProcess.start(install, rig.jungle.home(), script, Map.of())) {
            EndingView view = rig.endings.end(List.of(rig.key("server")), true);
            assertThat(view.processes().getFirst().undo()).contains("/mcp");
            assertThat(rig.endings.end(List.of(agent.pid() + ""), false).processes())
                    .singleElement()
                    .satisfies(r -> assertThat(r.reason()).contains("running agent"));
            assertThat(agent.process.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "-1", ":3000", "1@x", "", "99999999999", "4 5", "%"})
    void onlyProcessesAreNamedNeverNamesOrPorts(String word) throws IOException {
        open();
        assertThatThrownBy(() -> rig.endings.end(List.of(word), false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("names no process");
    }

    @Test
    void withoutAPersonNothingEndsUnlessTheUserSaidSo() throws IOException {
        open().jungle.grow("born left" + SLEEPS);
        rig.find(EndingCause.ORPHAN, "left");
        rounds();
        assertThat(rig.jungle.lives("left")).isTrue();
        assertThat(rig.journal()).isEmpty();
    }

    /// Looks as often as it takes for an automatic ending.
    private void rounds() {
        rig.endings.round();
        rig.after(Duration.ofSeconds(11));
        rig.endings.round();
    }

    @Test
    void withoutAPersonItEndsAtTheSecondLook() throws IOException {
        open("ending.orphans", "auto").jungle.grow("born left" + SLEEPS);
        rig.find(EndingCause.ORPHAN, "left");
        rig.endings.round();
        rig.after(Duration.ofSeconds(9));
        rig.endings.round();
        assertThat(rig.jungle.lives("left")).isTrue();
        rig.after(Duration.ofSeconds(2));
        rig.endings.round();
        assertThat(rig.jungle.lives("left")).isFalse();
        assertThat(rig.journal().getFirst().json()).contains("\"automatic\":true");
    }

    @Test
    void whatIsNoLongerFoundBeginsAnew() throws IOException {
        open("ending.orphans", "auto").jungle.grow("born left" + SLEEPS);
        rig.find(EndingCause.ORPHAN, "left");
        rig.endings.round();
        rig.find(EndingCause.ORPHAN);
        rig.after(Duration.ofSeconds(11));
        rig.endings.round();
        rig.find(EndingCause.ORPHAN, "left");
        rig.endings.round();
        assertThat(rig.jungle.lives("left")).isTrue();
    }

    @Test
    void withoutAPersonOnlyAFewEndAMinute() throws IOException {
        open("ending.orphans", "auto", "ending.perMinute", "2");
        for (String name : List.of("a", "b", "c")) {
            rig.jungle.grow("born " + name + SLEEPS);
        }
        rig.find(EndingCause.ORPHAN, "a", "b", "c");
        rounds();
        assertThat(rig.jungle.all()).hasSize(1);
        rig.after(Duration.ofSeconds(59));
        rig.endings.round();
        assertThat(rig.jungle.all()).hasSize(1);
        rig.after(Duration.ofSeconds(1));
        rig.endings.round();
        assertThat(rig.jungle.all()).isEmpty();
    }

    @Test
    void withoutAPersonNothingEndsThatIsYoung() throws IOException {
        open("ending.orphans", "auto").jungle.grow("born left" + SLEEPS);
        rig.table.ages.put(rig.jungle.born("left"), Duration.ofSeconds(59));
        rig.find(EndingCause.ORPHAN, "left");
        rounds();
        assertThat(rig.jungle.lives("left")).isTrue();
    }

    @Test
    void aRuleThatIsSetToNeverEndsNothingEvenWhenAsked() throws IOException {
        open("ending.duplicates", "never").jungle.grow("born twin" + SLEEPS);
        rig.find(EndingCause.DUPLICATE, "twin");
        assertThat(rig.endings.clean(false, false).processes()).isEmpty();
        rig.find(EndingCause.ORPHAN, "twin");
        assertThat(rig.endings.clean(false, true).ending()).isEqualTo(1);
    }

    @Test
    void withoutAPersonNoSignalIsSentThatIsNotOnDisk() throws Exception {
        open("ending.orphans", "auto").jungle.grow("born left" + SLEEPS);
        rig.find(EndingCause.ORPHAN, "left");
        rig.endings.round();
        rig.after(Duration.ofSeconds(11));
        try (Connection other =
                DriverManager.getConnection("jdbc:sqlite:" + home.resolve("drover.db"))) {
            other.createStatement().execute("BEGIN EXCLUSIVE");
            rig.endings.round();
            assertThat(rig.jungle.state("left")).isEqualTo('S');
            assertThat(rig.writer.durable()).isFalse();
            other.createStatement().execute("ROLLBACK");
        }
        await().until(rig.writer::durable);
        rig.after(Duration.ofMinutes(1));
        rig.endings.round();
        assertThat(rig.jungle.lives("left")).isFalse();
    }

    @Test
    void afterACrashInTheMiddleWhatWasStoppedGoesOn() throws Exception {
        open().jungle.grow("(born leaf" + SLEEPS + ") & born root" + SLEEPS);
        rig.jungle.grow("born mine" + SLEEPS);
        for (String name : List.of("leaf", "root", "mine")) {
            new ProcessBuilder("kill", "-STOP", rig.jungle.born(name).pid() + "").start().waitFor();
            await().until(() -> rig.jungle.state(name) == 'T');
        }
        Event begun =
                new Event.EndingBegun(
                        "e1",
                        true,
                        EndingCause.ORPHAN,
                        List.of(
                                new EndingTarget(
                                        rig.jungle.born("root"), "sleep", null, "x", false),
                                new EndingTarget(
                                        rig.jungle.born("mine"), "sleep", null, "x", true)));
        rig.writer.submit((state, now) -> new Decision<>(List.of(begun), true));

        rig.endings.recover();

        // The leaf was born after the note; what a person had stopped is left to the person.
        await().until(() -> rig.jungle.state("root") == 'S' && rig.jungle.state("leaf") == 'S');
        assertThat(rig.jungle.state("mine")).isEqualTo('T');
        assertThat(rig.store.openEndings()).isEmpty();
        assertThat(rig.journal().getLast().json()).contains("broken-off");
    }

    @Test
    void whatIsSavedIsCountedByDayAndKept() throws IOException {
        open();
        for (String name : List.of("a", "b")) {
            rig.jungle.grow("born " + name + SLEEPS);
            rig.endings.end(List.of(rig.key(name)), false);
        }
        String day = rig.savings.day();
        assertThat(rig.store.saved(day).processes()).isEqualTo(2);
        assertThat(rig.store.saved("2020-01-01")).isEqualTo(Saved.nothing("2020-01-01"));
    }
}
