package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.view.JournalEntry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

class JournalTest {
    private static final InstanceId ONE = InstanceId.of(Instant.EPOCH, 1, 1);
    private static final InstanceId TWO = InstanceId.of(Instant.EPOCH, 2, 2);
    @TempDir Path home;
    private Database database;
    private StateStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        database = Database.open(Homes.options(home));
        store = new StateStore(database);
        journal = new Journal(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhatHappenedInItsOrder() {
        assertThat(journal.lastSeq()).isZero();
        Event first = new Event.InstanceReturned(ONE);
        Event second = new Event.SessionForgotten(new Session.Key(TWO, "s"));
        Event third = new Event.InstanceForgotten(TWO);
        store.record(List.of(first, second), State.EMPTY, Homes.NOW);
        store.record(List.of(third), State.EMPTY, Homes.NOW.plusNanos(1));

        assertThat(journal.after(0, 10))
                .containsExactly(
                        entry(1, Homes.NOW, first, ONE),
                        entry(2, Homes.NOW, second, null),
                        entry(3, Homes.NOW.plusNanos(1), third, TWO));
        assertThat(journal.after(1, 1)).extracting(JournalEntry::seq).containsExactly(2L);
        assertThat(journal.recent(2)).extracting(JournalEntry::seq).containsExactly(3L, 2L);
        assertThat(journal.ofInstance(TWO, 9)).extracting(JournalEntry::seq).containsExactly(3L);
        assertThat(journal.lastSeq()).isEqualTo(3);
    }

    @Test
    void goesOnCountingWhenTheClockJumpsAndWhenHistoryIsForgotten() {
        returned(Homes.NOW);
        returned(Homes.NOW.plus(Duration.ofDays(1)));
        returned(Homes.NOW.minus(Duration.ofDays(1)));
        returned(Instant.MAX);
        returned(Instant.MIN);
        assertThat(store.forgetJournal(Homes.NOW)).isEqualTo(1);
        assertThat(journal.after(0, 9))
                .extracting(JournalEntry::seq)
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(store.forgetJournal(Instant.MAX)).isEqualTo(2);
        assertThat(journal.after(0, 9)).extracting(JournalEntry::seq).containsExactly(4L, 5L);
        database.close();
        open();
        assertThat(returned(Homes.NOW)).isEqualTo(6);
    }

    @Test
    void forgetsALongHistoryInPieces() {
        int count = StateStore.FORGET_AT_ONCE + 10;
        Event event = new Event.InstanceReturned(ONE);
        store.record(Collections.nCopies(count, event), State.EMPTY, Homes.NOW);
        Instant later = Homes.NOW.plusSeconds(1);
        assertThat(store.forgetJournal(later)).isEqualTo(StateStore.FORGET_AT_ONCE);
        assertThat(journal.after(0, 1)).extracting(JournalEntry::seq).containsExactly(5_001L);
        assertThat(store.forgetJournal(later)).isEqualTo(9);
        assertThat(store.forgetJournal(later)).isZero();
    }

    @Test
    void readsOnItsOwnThreadsForAnyNumberOfVirtualOnes() throws Exception {
        Callable<List<Long>> reading =
                () -> journal.after(0, 1_000).stream().map(JournalEntry::seq).toList();
        try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                List<Future<List<Long>>> reads =
                        LongStream.range(0, 20).mapToObj(i -> virtual.submit(reading)).toList();
                long last = returned(Homes.NOW);
                for (Future<List<Long>> read : reads) {
                    List<Long> seen = read.get();
                    assertThat(seen).isSubsetOf(LongStream.rangeClosed(1, last).boxed().toList());
                    assertThat(seen.size()).isGreaterThanOrEqualTo((int) last - 1);
                }
            }
        }
        assertThat(database.<String>read("look", h -> Thread.currentThread().getName()))
                .matches("store-reader-[12]");
    }

    @Test
    void refusesToReadOnceClosed() {
        database.close();
        assertThatThrownBy(journal::lastSeq)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        open();
    }

    private long returned(Instant at) {
        return store.record(List.of(new Event.InstanceReturned(ONE)), State.EMPTY, at);
    }

    private static JournalEntry entry(long seq, Instant at, Event event, @Nullable InstanceId of) {
        return new JournalEntry(seq, at, EventJson.type(event), of, EventJson.write(event));
    }
}
