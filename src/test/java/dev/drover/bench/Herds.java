package dev.drover.bench;

import dev.drover.agents.claude.ClaudeCode;
import dev.drover.config.PrivateDirectories;
import dev.drover.daemon.LiveDaemon;
import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.StateStore;

import org.pcollections.HashTreePMap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Databases with as many instances as wanted, each with a conversation and no process.
final class Herds {
    private Herds() {}

    /// Writes them into the database of a daemon that is not yet open.
    static void fill(Path home, int size) throws IOException {
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        DatabaseOptions options =
                new DatabaseOptions(LiveDaemon.database(home), tmp, home.resolve("backups"), 1);
        Instant now = Instant.now();
        List<Event> events = events(home, size, now);
        try (Database database = Database.open(options)) {
            new StateStore(database).record(events, State.EMPTY.apply(events), now);
        }
    }

    /// The same without a database.
    static State state(Path home, int size) {
        return State.EMPTY.apply(events(home, size, Instant.now()));
    }

    private static List<Event> events(Path home, int size, Instant now) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(new Event.InstanceStarted(instance(home, i, now.minusSeconds(i % 3600))));
        }
        return events;
    }

    private static Instance instance(Path home, int i, Instant startedAt) {
        return new Instance(
                // Short ids as different as random ones, the same in every run.
                InstanceId.of(startedAt, 0, i * 0x9E3779B1),
                ClaudeCode.NAME,
                null,
                new UUID(i, i * 0x9E3779B97F4A7C15L).toString(),
                Location.ofPlainDirectory(home.resolve("work").toString()),
                Activity.idle(startedAt),
                Subagents.NONE,
                Label.NONE,
                AgentDetail.UNKNOWN,
                Terminal.UNKNOWN,
                startedAt,
                null,
                null,
                null,
                HashTreePMap.singleton(Field.LOCATION, Source.HOOK));
    }
}
