package dev.drover.store;

import static dev.drover.store.Homes.assertFails;
import static dev.drover.store.Homes.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Event;
import dev.drover.model.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class LockedDatabaseTest {
    @TempDir Path home;

    /// Holds the write lock until it is killed.
    static final class Holder {
        static void main(String[] arguments) throws Exception {
            NativeLibrary.unpackInto(Path.of(arguments[0], "holder-tmp"));
            String url = Connections.url(Path.of(arguments[0], "drover.db"));
            try (Connection connection = Connections.writer(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                System.out.println("locked");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void saysBusyWhileAnotherProcessHoldsTheLockAndGoesOnAfterIt() throws Exception {
        try (Database database = Database.open(options(home))) {
            StateStore store = new StateStore(database);
            Event event = new Event.InstanceStarted(new RandomEvents(1).instance());
            State after = State.EMPTY.apply(event);
            try (Child holder = new Child(Holder.class, home)) {
                assertThat(holder.line()).isEqualTo("locked");
                assertFails(
                        StoreException.Kind.BUSY,
                        () -> store.record(List.of(event), after, Homes.NOW));
                assertFails(StoreException.Kind.BUSY, store::probe);
                assertFails(StoreException.Kind.BUSY, () -> Database.open(options(home)));
                assertThat(store.load()).isEqualTo(State.EMPTY);
                holder.kill();
            }
            assertThat(store.record(List.of(event), after, Homes.NOW)).isEqualTo(1);
        }
    }
}
