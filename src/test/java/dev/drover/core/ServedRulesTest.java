package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.Fact.Opening;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whose conversation is it that one program runs for several terminals?
class ServedRulesTest {
    /// When all processes of a herd were started.
    private static final Instant STARTED = Herd.START.minusSeconds(60);

    private static final String DIRECTORY = Herd.SHOP.cwd();

    private final Herd herd = new Herd();

    private InstanceId terminal(long pid) {
        return herd.decide(
                        SightingRules.observe(
                                List.of(
                                        herd.seen(
                                                Herd.registry(pid, null, null, Herd.START), null))))
                .getFirst();
    }

    private Optional<InstanceId> of(Fact fact, String directory, @Nullable Instant began) {
        Report report =
                new Report(
                        "claude-code",
                        "Any",
                        herd.now,
                        "new",
                        null,
                        null,
                        null,
                        directory,
                        null,
                        AgentDetail.UNKNOWN,
                        Terminal.UNKNOWN,
                        null,
                        List.of(fact));
        return ServedRules.terminal(herd.state, report, directory, began).map(Instance::id);
    }

    @Test
    void isOfTheTerminalThatWasThereBeforeItInItsDirectory() {
        InstanceId id = terminal(7);
        Fact starts = new Fact.SessionOpened(Opening.STARTUP);

        assertThat(of(starts, DIRECTORY, Herd.START)).contains(id);
        assertThat(of(new Fact.Working(), DIRECTORY, null)).contains(id);
        assertThat(of(starts, "/elsewhere", Herd.START)).isEmpty();
        assertThat(of(starts, DIRECTORY, STARTED.minusSeconds(5))).isEmpty();
        assertThat(of(new Fact.SessionReleased("x"), DIRECTORY, Herd.START)).isEmpty();
    }

    @Test
    void oneThatIsGoneOnWithMayBeOlderThanItsTerminal() {
        InstanceId id = terminal(7);
        Instant longAgo = STARTED.minusSeconds(100_000);
        assertThat(of(new Fact.SessionOpened(Opening.RESUME), DIRECTORY, longAgo)).contains(id);
        terminal(8);
        assertThat(of(new Fact.SessionOpened(Opening.RESUME), DIRECTORY, longAgo))
                .as("nobody knows which")
                .isEmpty();
    }

    @Test
    void afterAClearItIsOfTheOnlyTerminalAtRest() {
        InstanceId id = herd.says(Herd.process(7), "s-7", new Fact.Finished(0)).now();
        Fact clear = new Fact.SessionOpened(Opening.CLEAR);
        Fact starts = new Fact.SessionOpened(Opening.STARTUP);
        assertThat(of(clear, DIRECTORY, Herd.START)).contains(id);
        assertThat(of(starts, DIRECTORY, Herd.START)).isEmpty();

        herd.says(Herd.process(8), "s-8", new Fact.Working()).now();
        assertThat(of(clear, DIRECTORY, Herd.START)).contains(id);
        herd.says(Herd.process(8), "s-8", new Fact.Finished(0)).now();
        assertThat(of(clear, DIRECTORY, Herd.START)).isEmpty();
    }

    @Test
    void aTerminalThatIsFoundLaterHasTheFirstConversationAfterItsStart() {
        herd.says(null, "early", new Fact.Working()).now();
        herd.after(10).says(null, "late", new Fact.Working()).now();

        assertThat(conversation(DIRECTORY, Herd.START)).contains("early");
        assertThat(conversation(DIRECTORY, Herd.START.plusSeconds(5))).contains("late");
        assertThat(conversation(DIRECTORY, Herd.START.plusSeconds(50))).isEmpty();
        assertThat(conversation("/elsewhere", Herd.START)).isEmpty();
    }

    private Optional<String> conversation(String directory, Instant started) {
        return ServedRules.conversation(
                herd.state, "claude-code", directory, started, session -> Optional.empty());
    }

    @Test
    void instancesWithoutAProcessEndWhereNobodyRunsThemAnyMore() {
        InstanceId id = herd.says(null, "s", new Fact.Working()).now();
        assertThat(herd.decide(LifeRules.over(List.of(id), "closed"))).isEqualTo(1);
        assertThat(herd.get(id).endReason()).isEqualTo("closed");
        assertThat(herd.decide(LifeRules.over(List.of(id), "closed"))).isZero();
    }
}
