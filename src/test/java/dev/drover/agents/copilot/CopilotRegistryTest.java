package dev.drover.agents.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Sighting;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class CopilotRegistryTest {
    private static final Instant STARTED = Instant.parse("2026-11-20T14:00:00Z");
    private static final String PROGRAM = "/usr/lib/node_modules/@github/copilot-linux-x64/copilot";

    @TempDir Path home;
    private CopilotRegistry registry;

    @BeforeEach
    void open() {
        registry = new CopilotRegistry(home);
    }

    private Path lock(String session, long pid, Instant made) throws IOException {
        Path directory = Files.createDirectories(home.resolve("session-state").resolve(session));
        Path lock = Files.writeString(directory.resolve("inuse." + pid + ".lock"), "");
        Files.setLastModifiedTime(lock, FileTime.from(made));
        return lock;
    }

    private List<Sighting> seen(String program) {
        return registry.sightings(
                pid ->
                        pid == 41
                                ? Optional.of(
                                        new ProcessFacts(
                                                new ProcessKey("boot", 41, 7),
                                                1,
                                                1000,
                                                program,
                                                false,
                                                List.of("copilot"),
                                                "/home/dev/shop",
                                                'S',
                                                STARTED,
                                                5L,
                                                "/dev/pts/3"))
                                : Optional.empty());
    }

    @Test
    void aLockOfALiveSessionShowsIt() throws IOException {
        lock("s-1", 41, STARTED.plusSeconds(1));

        assertThat(seen(PROGRAM))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.agent()).isEqualTo("copilot");
                            assertThat(one.sessionId()).isEqualTo("s-1");
                            assertThat(one.process().pid()).isEqualTo(41);
                            assertThat(one.state()).isNull();
                        });
    }

    @Test
    void leftoversAreNoSessions() throws IOException {
        lock("s-1", 40, STARTED.plusSeconds(1));
        lock("s-2", 41, STARTED.minusSeconds(60));
        Files.writeString(home.resolve("session-state/plain"), "");
        Path lock = lock("s-3", 41, STARTED.plusSeconds(1));
        Files.writeString(lock.resolveSibling("inuse.x.lock"), "");

        assertThat(seen("/usr/bin/vim")).isEmpty();
        assertThat(seen(PROGRAM)).extracting(Sighting::sessionId).containsExactly("s-3");
    }

    @Test
    void aLockThatIsGivenBackIsSeenNoMore() throws IOException {
        Path lock = lock("s-1", 41, STARTED.plusSeconds(1));
        assertThat(seen(PROGRAM)).hasSize(1);
        Files.delete(lock);
        assertThat(seen(PROGRAM)).isEmpty();
    }

    @Test
    void whereNoneWasEverStartedThereIsNothing() {
        assertThat(seen(PROGRAM)).isEmpty();
    }
}
