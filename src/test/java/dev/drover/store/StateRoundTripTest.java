package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class StateRoundTripTest {
    @Property(tries = 300)
    void loadsTheStateThatWasRecorded(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int n)
            throws IOException {
        Path fresh = Homes.temporary();
        RandomEvents random = new RandomEvents(seed);
        State state = State.EMPTY;
        long seq = 0;
        try (Database file = Database.open(Homes.options(fresh))) {
            StateStore writer = new StateStore(file);
            for (int i = 0; i < n; ) {
                List<StateStore.Step> steps = new ArrayList<>();
                for (int step = 0; step <= Math.floorMod(seed, 3); step++) {
                    List<Event> events = random.next(1 + (int) (seed & 3));
                    state = state.apply(events);
                    steps.add(new StateStore.Step(events, random.instant()));
                    i += events.size();
                    seq += events.size();
                }
                assertThat(writer.record(steps, state)).isEqualTo(seq);
            }
            assertThat(writer.load()).isEqualTo(state);
        }
        try (Database file = Database.open(Homes.options(fresh))) {
            State loaded = new StateStore(file).load();
            assertThat(loaded).isEqualTo(state);
            assertThat(new StateStore(file).lastSeq()).isEqualTo(seq);
            assertSameOwners(state, loaded);
        } finally {
            Homes.delete(fresh);
        }
    }

    /// The indexes are no part of equality: the one who spoke last must own a conversation again.
    private static void assertSameOwners(State before, State loaded) {
        for (Instance instance : before.instances().all()) {
            String agent = instance.agent();
            String session = instance.sessionId();
            if (session != null) {
                before.instances()
                        .ofConversation(agent, session)
                        .ifPresent(
                                owner ->
                                        assertThat(
                                                        loaded.instances()
                                                                .ofConversation(agent, session))
                                                .contains(owner));
            }
            ProcessKey process = instance.process();
            if (process != null) {
                before.instances()
                        .ofProcess(process)
                        .ifPresent(
                                owner ->
                                        assertThat(loaded.instances().ofProcess(process))
                                                .contains(owner));
            }
        }
    }
}
