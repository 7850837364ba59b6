package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.agents.known.KnownAgents;
import dev.drover.config.PrivateDirectories;
import dev.drover.config.SettingsFile;
import dev.drover.host.EndingLadder;
import dev.drover.host.Jungle;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.JournalEntry;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.Journal;
import dev.drover.store.StateStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Endings over a real file and real processes, with a clock in the hand for what counts minutes.
final class EndingRig implements AutoCloseable {
    final Path home;
    final Jungle jungle;
    final JungleTable table;
    final Database database;
    final StateStore store;
    final StateWriter writer;
    final Endings endings;
    final EndingLadder ladder;
    final Savings savings;
    private final AtomicLong nanos = new AtomicLong();

    EndingRig(Path home, Map<String, String> options) throws IOException {
        this.home = home;
        this.jungle = new Jungle(Files.createDirectories(home.resolve("jungle")));
        this.table = new JungleTable(jungle);
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        this.database =
                Database.open(
                        new DatabaseOptions(
                                home.resolve("drover.db"), tmp, home.resolve("backups"), 1));
        Map<String, String> all =
                new HashMap<>(
                        Map.of("ending.afterTerm", "300ms", "ending.afterInterrupt", "300ms"));
        all.putAll(options);
        LiveSettings settings =
                new LiveSettings(new SettingsFile(home.resolve("settings.json"), Map.of(), all));
        this.store = new StateStore(database);
        this.writer =
                new StateWriter(
                        store,
                        InstantSource.system(),
                        settings.current().store(),
                        store.load(),
                        store.lastSeq(),
                        change -> {});
        writer.start();
        this.ladder = new EndingLadder(table);
        this.savings = new Savings(InstantSource.system(), () -> ZoneOffset.UTC, store::saved);
        Agents agents = KnownAgents.standard(home, Map.of());
        this.endings =
                new Endings(
                        writer,
                        new EndingLook(table, agents, writer::state, nanos::get),
                        ladder,
                        new EndingKeys(table),
                        new EndingViews(table, process -> null),
                        new EndingPace(nanos::get),
                        savings,
                        settings::current);
    }

    void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /// From now on rules find these.
    void find(EndingCause cause, String... names) {
        List<EndingCandidate> found =
                List.of(names).stream()
                        .map(n -> new EndingCandidate(jungle.born(n), cause, "Left over."))
                        .toList();
        endings.found(() -> found);
    }

    String key(String name) {
        ProcessKey key = jungle.born(name);
        jungle.guard(List.of(key));
        return key.toString();
    }

    List<JournalEntry> journal() {
        return new Journal(database).after(0, 1_000);
    }

    @Override
    public void close() {
        endings.close();
        jungle.close();
        writer.close();
        database.close();
    }
}
