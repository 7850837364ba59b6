package dev.drover.daemon.share;

import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One shared server at one moment, as {@link SharedServerView} shows it.
record ServerSight(
        String state,
        @Nullable Long pid,
        List<SharedServerView.End> clients,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable String alone,
        @Nullable String problem) {}
