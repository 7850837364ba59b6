package dev.drover.store;

import static dev.drover.store.UsageScene.NOON;
import static dev.drover.store.UsageScene.reading;
import static dev.drover.store.UsageScene.tokens;
import static dev.drover.store.UsageScene.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.Amount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The file that usage is kept in gets the same care as the database.
final class UsageFileTest {
    @TempDir Path home;

    @Test
    void aBadFileIsPutAsideAndCountingStartsAnew() throws IOException {
        Files.writeString(home.resolve("usage.db"), "this is no database at all, only words");
        try (Database database = UsageScene.open(home)) {
            assertThat(database.opening().kind()).isEqualTo(Opening.Kind.SET_ASIDE);
            assertThat(database.opening().notices())
                    .singleElement()
                    .asString()
                    .contains("usage.db.bad-", "usage is counted anew");
            UsageStore store = new UsageStore(database);
            store.take(List.of(reading("/a", 1, use("k", "s1", NOON, tokens(1, 2)))), NOON);
            assertThat(UsageScene.sum(store.totals(Instant.EPOCH)))
                    .isEqualTo(new Amount(1, 1, 2, 0, 0, 0));
        }
    }

    @Test
    void aNewerFileIsLeftUntouched() throws IOException {
        try (Database database = UsageScene.open(home)) {
            database.writer().use("age", c -> c.prepare("PRAGMA user_version = 99").execute());
        }
        byte[] before = Files.readAllBytes(home.resolve("usage.db"));
        Homes.assertFails(StoreException.Kind.NEWER, () -> UsageScene.open(home));
        assertThat(Files.readAllBytes(home.resolve("usage.db"))).isEqualTo(before);
    }

    @Test
    void theStateIsNotTakenForUsage() throws IOException {
        Homes.filled(home);
        Files.copy(home.resolve("drover.db"), home.resolve("usage.db"));
        try (Database database = UsageScene.open(home)) {
            assertThat(database.opening().kind()).isEqualTo(Opening.Kind.SET_ASIDE);
        }
    }
}
