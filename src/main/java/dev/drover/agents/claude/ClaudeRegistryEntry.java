package dev.drover.agents.claude;

import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.model.InstanceState;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One file of the registry, as far as it is wanted. Unknown fields are accepted.
///
/// @param processStart start of the process in clock ticks since boot
/// @param state null if the entry does not say (print mode) or says a word that is not known
/// @param stateAt when the entry says that `state` began
record ClaudeRegistryEntry(
        long pid,
        long processStart,
        @Nullable String sessionId,
        @Nullable String cwd,
        @Nullable String name,
        @Nullable String version,
        @Nullable InstanceState state,
        @Nullable String waitingFor,
        @Nullable Instant stateAt) {

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                    Set.of(
                            "pid",
                            "procStart",
                            "sessionId",
                            "cwd",
                            "name",
                            "version",
                            "status",
                            "waitingFor",
                            "statusUpdatedAt",
                            "updatedAt"));

    /// @param pid as the file's name says it
    /// @return empty for what is no whole entry of this process
    static Optional<ClaudeRegistryEntry> parse(String pid, byte[] content) {
        try {
            HookBody said = HookBody.read(new ByteArrayInputStream(content), WANTED);
            if (!pid.equals(said.text("pid"))) {
                return Optional.empty();
            }
            InstanceState state = state(said.text("status"));
            return Optional.of(
                    new ClaudeRegistryEntry(
                            number(pid),
                            number(said.text("procStart")),
                            said.identifier("sessionId"),
                            said.path("cwd"),
                            word(said.text("name")),
                            word(said.text("version")),
                            state,
                            state == InstanceState.WAITING ? sentence(said) : null,
                            instant(said.firstOf("statusUpdatedAt", "updatedAt"))));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static @Nullable InstanceState state(@Nullable String status) {
        return switch (status) {
            case "idle" -> InstanceState.IDLE;
            // A shell command that the user runs in the session keeps it as busy as its own work.
            case "busy", "shell" -> InstanceState.BUSY;
            case "waiting" -> InstanceState.WAITING;
            case null, default -> null;
        };
    }

    private static long number(@Nullable String digits) {
        if (digits == null) {
            throw new NumberFormatException("absent");
        }
        return Long.parseLong(digits);
    }

    private static @Nullable Instant instant(@Nullable String millis) {
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null ? null : Hint.word(text);
    }

    private static @Nullable String sentence(HookBody said) {
        String waitingFor = said.text("waitingFor");
        return waitingFor == null ? null : Hint.sentence(waitingFor);
    }
}
