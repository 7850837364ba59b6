package dev.drover.agents.codex;

import dev.drover.agents.ServedConversations;
import dev.drover.model.ProcessFacts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The conversations that Codex's `app-server` runs: it holds a lock for each as long as a terminal
/// is with it, and a minute longer. Their ids are UUIDs that begin with the time.
final class CodexThreads implements ServedConversations {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Path locks;

    CodexThreads(Path codexHome) {
        this.locks = codexHome.resolve("thread-writer-locks");
    }

    @Override
    public boolean serves(ProcessFacts process) {
        return CodexProcess.isService(process);
    }

    @Override
    public Optional<Instant> began(String session) {
        if (!ID.matcher(session).matches()) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(session);
        return id.version() == 7
                ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                : Optional.empty();
    }

    @Override
    public Optional<String> named(ProcessFacts terminal) {
        return Optional.ofNullable(CodexProcess.resumed(terminal));
    }

    @Override
    public Optional<Path> lock(String session) {
        return ID.matcher(session).matches()
                ? Optional.of(locks.resolve(session + ".lock"))
                : Optional.empty();
    }
}
