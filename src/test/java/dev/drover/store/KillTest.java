package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.view.JournalEntry;
import dev.drover.store.Opening.Kind;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Kills the writer in the middle of its work, again and again on one file.
class KillTest {
    @TempDir Path home;

    /// Records as fast as it can and prints each number once it is told that it is durable.
    static final class Writer {
        static void main(String[] arguments) {
            try (Database database = Database.open(Homes.options(Path.of(arguments[0])))) {
                StateStore store = new StateStore(database);
                State state = store.load();
                RandomEvents random = new RandomEvents(Long.parseLong(arguments[1]));
                while (true) {
                    List<Event> events = random.next(3);
                    state = state.apply(events);
                    System.out.println(store.record(events, state, random.instant()));
                }
            }
        }
    }

    @Test
    void losesNoAcknowledgedRowWhenItsWriterIsKilled() throws Exception {
        kill(20);
    }

    @Test
    @Tag("proof")
    void losesNoAcknowledgedRowInTwoHundredKills() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < times; round++) {
            long acknowledged = 0;
            try (Child writer = new Child(Writer.class, home, Integer.toString(round))) {
                for (int left = 1 + random.nextInt(400); left > 0; left--) {
                    acknowledged = Long.parseLong(String.valueOf(writer.line()));
                }
                writer.kill();
                for (String more = writer.line(); more != null; more = writer.line()) {
                    // The last line may be cut off; a shorter number asks for less.
                    acknowledged =
                            Math.max(acknowledged, more.isEmpty() ? 0 : Long.parseLong(more));
                }
            }
            assertWhole(acknowledged);
        }
    }

    /// The journal is unbroken, holds all that was acknowledged, and the tables are exactly what it
    /// leads to: no transaction is there in part.
    private void assertWhole(long acknowledged) {
        try (Database database = Database.open(Homes.options(home))) {
            assertThat(database.opening()).isEqualTo(new Opening(Kind.OPENED, List.of()));
            List<JournalEntry> all = new Journal(database).after(0, Integer.MAX_VALUE);
            assertThat(all.size()).isGreaterThanOrEqualTo((int) acknowledged);
            assertThat(all.getLast().seq()).isEqualTo(all.size());
            assertThat(all.size() % 3).isZero();
            State replayed =
                    State.EMPTY.apply(
                            all.stream().map(e -> EventJson.read(e.type(), e.json())).toList());
            assertThat(new StateStore(database).load()).isEqualTo(replayed);
        }
    }
}
