package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.Party;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@SuppressWarnings("NullAway.Init") // jqwik opens before the first try
class StateRoundTripTest {
    private static Path home;
    private static Database database;

    @BeforeContainer
    static void open() throws IOException {
        home = Homes.temporary();
        database = Database.open(Homes.options(home));
    }

    @AfterContainer
    static void close() throws IOException {
        database.close();
        Homes.delete(home);
    }

    @Property(tries = 300)
    void loadsTheStateThatWasRecorded(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int transactions) {
        for (String table :
                List.of(
                        "instance",
                        "session",
                        "workspace",
                        "owned_process",
                        "port_lease",
                        "alert",
                        "silence",
                        "made_worktree",
                        "trashed_worktree",
                        "server_mark",
                        "branch_claim",
                        "branch_request",
                        "branch_notice",
                        "message",
                        "journal")) {
            database.writer()
                    .transact(
                            "empty",
                            c -> c.connection().createStatement().execute("DELETE FROM " + table));
        }
        StateStore store = new StateStore(database);
        RandomEvents random = new RandomEvents(seed);
        State state = State.EMPTY;
        long seq = 0;
        for (int i = 0; i < transactions; i++) {
            List<StateStore.Step> steps = new ArrayList<>();
            for (int step = 0; step <= i % 3; step++) {
                List<Event> events = random.next(1 + (i & 3));
                state = state.apply(events);
                steps.add(new StateStore.Step(events, random.instant()));
                seq += events.size();
            }
            assertThat(store.record(steps, state)).isEqualTo(seq);
        }
        State loaded = new StateStore(database).load();
        assertThat(loaded).isEqualTo(state);
        assertThat(database.read("read the state", StateTables::read)).isEqualTo(state);
        assertSameOwners(state, loaded);
    }

    /// The indexes are no part of equality: the one who spoke last must own a conversation again.
    private static void assertSameOwners(State before, State loaded) {
        for (Instance instance : before.instances().all()) {
            assertThat(loaded.branches().untold(instance.id()))
                    .isEqualTo(before.branches().untold(instance.id()));
            Party reader = Party.of(instance.id());
            assertThat(loaded.messages().unread(reader))
                    .isEqualTo(before.messages().unread(reader));
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
