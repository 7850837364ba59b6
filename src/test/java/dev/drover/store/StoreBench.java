package dev.drover.store;

import dev.drover.model.Activity;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.State;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many events the store takes in a second of processor time, one and many to a transaction,
/// with a bare SQLite commit of the same file beside it.
@Tag("bench")
class StoreBench {
    private static final int EVENTS = 40_000;
    @TempDir Path home;

    @Test
    void measure() {
        try (Database database = Database.open(Homes.options(home))) {
            StateStore store = new StateStore(database);
            Instance instance = new RandomEvents(1).instance();
            State state = State.EMPTY.apply(new Event.InstanceStarted(instance));
            store.record(List.of(new Event.InstanceStarted(instance)), state, Homes.NOW);
            for (int round = 0; round < 4; round++) {
                report("bare commit of one row", bare(database));
                report("1 event a transaction", events(store, state, instance, 1));
                report("20 events a transaction", events(store, state, instance, 20));
            }
            long start = clock();
            store.load();
            System.out.println("load: " + (clock() - start) / 1_000 + " µs");
        }
    }

    private static double bare(Database database) {
        long start = clock();
        for (int i = 0; i < EVENTS; i++) {
            long number = i;
            database.writer()
                    .transact(
                            "write",
                            c ->
                                    c.prepare("INSERT INTO journal VALUES (NULL, ?, 'x', NULL, '')")
                                            .number(number)
                                            .execute());
        }
        double rate = EVENTS * 1e9 / (clock() - start);
        database.writer().transact("clean", c -> c.prepare("DELETE FROM journal").execute());
        return rate;
    }

    private static double events(StateStore store, State start, Instance instance, int size) {
        State state = start;
        long began = clock();
        for (int i = 0; i < EVENTS; i += size) {
            List<Event> events = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                Instant now = Homes.NOW.plusNanos(i + j);
                events.add(
                        new Event.ActivityChanged(
                                instance.id(),
                                new Activity(InstanceState.BUSY, now, List.of(), null, null),
                                Source.HOOK));
            }
            state = state.apply(events);
            store.record(events, state, Homes.NOW);
        }
        return EVENTS * 1e9 / (clock() - began);
    }

    /// Processor time of this thread: other programs on the machine do not count.
    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, double perSecond) {
        System.out.println(
                String.format(Locale.ROOT, "%-24s %,9.0f/s of processor time", what, perSecond));
    }
}
