package dev.drover.daemon.guard;

import dev.drover.core.guard.Expected;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Set;

/// What is remembered of a guarded file from look to look, also over a restart.
///
/// @param matters what of it mattered when a version was kept last
record GuardNote(
        Set<String> hooks,
        Set<String> lost,
        @Nullable Instant lostSince,
        @Nullable Instant brokenSince,
        String matters) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GuardNote NONE = new GuardNote(Set.of(), Set.of(), null, null, "");

    static GuardNote read(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            return JSON.readValue(text, GuardNote.class);
        } catch (JacksonException | NullPointerException e) {
            return NONE;
        }
    }

    static GuardNote of(Expected expected, String matters) {
        return new GuardNote(
                expected.hooks(),
                expected.lost(),
                expected.lostSince(),
                expected.brokenSince(),
                matters);
    }

    Expected expected() {
        return new Expected(hooks, lost, lostSince, brokenSince);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }
}
