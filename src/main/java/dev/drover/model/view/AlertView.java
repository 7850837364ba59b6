package dev.drover.model.view;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One alert as `drover alerts`, the HTTP API, the tray, the notifications and the window show it.
///
/// @param id 8 hex digits: what people read and type
/// @param fingerprint what it is about, such as `waiting/20251116_031234_12345_abc123de`: the same
/// trouble has the same fingerprint, so it is never raised twice at once
/// @param group alerts of one group share one bubble
/// @param title one line: who or what
/// @param summary one line: what is the matter
/// @param evidence how Drover knows, one line each
/// @param instance the instance it is about, null if about none
/// @param place where the window shows what it is about, as {@link dev.drover.model.Place} reads it
/// @param since when it began to fire
/// @param acknowledgedAt null until a person says that they know
/// @param resolvedAt null while it is so
/// @param resolution why it is not so any more, null while it is
/// @param muted true while its kind is muted: it is listed, but disturbs nobody
public record AlertView(
        String id,
        String fingerprint,
        AlertKind kind,
        AlertSeverity severity,
        AlertStatus status,
        String group,
        String title,
        String summary,
        List<String> evidence,
        @Nullable String instance,
        String place,
        Instant since,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolution,
        boolean muted) {}
