package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the tests put their databases, and what they do to them.
final class Homes {
    static final Instant NOW = Instant.parse("2026-11-20T10:11:12.123456789Z");

    private Homes() {}

    static DatabaseOptions options(Path home) {
        return new DatabaseOptions(
                home.resolve("drover.db"), home.resolve("tmp"), home.resolve("backups"), 2);
    }

    /// For properties, which have no `@TempDir` of each try.
    static Path temporary() throws IOException {
        return Files.createTempDirectory("store-test");
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Records one workspace for each root, each in a transaction of its own.
    static State record(Database database, String... roots) {
        StateStore store = new StateStore(database);
        State state = store.load();
        for (String root : roots) {
            Event event = new Event.WorkspaceFound(new Workspace(WorkspaceId.of(root), root, NOW));
            state = state.apply(event);
            store.record(List.of(event), state, NOW);
        }
        return state;
    }

    /// Makes a database with many rows, so that it has pages to damage, and closes it.
    static State filled(Path home) {
        try (Database database = Database.open(options(home))) {
            StateStore store = new StateStore(database);
            List<Event> events = new RandomEvents(4).next(300);
            State state = State.EMPTY.apply(events);
            store.record(events, state, NOW);
            return state;
        }
    }

    /// Overwrites the second half of the file with noise.
    static void damage(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[(int) (channel.size() / 2)];
            Arrays.fill(noise, (byte) 0xA5);
            channel.write(ByteBuffer.wrap(noise), channel.size() - noise.length);
        }
    }

    /// Name and content of every file of the directory itself.
    static Map<String, String> content(Path directory) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    static void assertFails(StoreException.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
