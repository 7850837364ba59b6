package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Something that is not as it should be, as a look has found it. Whether it is worth an alert is
/// decided by how long it holds.
///
/// @param fingerprint what it is about, such as `waiting/20251116_031234_12345_abc123de`; the same
/// trouble has the same one at every look
/// @param group alerts of one group share one bubble
/// @param title one line: who or what
/// @param summary one line: what is the matter; without figures that change at every look
/// @param evidence how Drover knows, one line each, as it was when the alert fired
/// @param instance the instance it is about, null if about none
/// @param place the screen that shows what it is about, null if only its alert does
/// @param since when it began; the same fingerprint with another beginning is another occurrence
public record Trouble(
        String fingerprint,
        AlertKind kind,
        AlertSeverity severity,
        String group,
        String title,
        String summary,
        List<String> evidence,
        @Nullable InstanceId instance,
        @Nullable String place,
        Instant since) {
    public Trouble {
        evidence = List.copyOf(evidence);
    }

    public static String fingerprint(AlertKind kind, Object about) {
        return kind + "/" + about;
    }

    /// Would a person read the same? Evidence may differ: it belongs to the look that found it.
    public boolean readsAs(Trouble other) {
        return severity == other.severity
                && title.equals(other.title)
                && summary.equals(other.summary);
    }

    /// Not only the same trouble, but the same occurrence of it.
    public boolean isStill(Trouble other) {
        return fingerprint.equals(other.fingerprint) && since.equals(other.since);
    }
}
