package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something that looks at processes, at their ports or at limits have found, and found again.
///
/// @param about what it is about, the same at every look
/// @param title one line: which server or session
/// @param summary what is wrong and what to do, without figures that change at every look
/// @param evidence how it is known, one line each
/// @param place the screen that shows what it is about, null if none does
public record ProcessFinding(
        AlertKind kind,
        AlertSeverity severity,
        String about,
        String title,
        String summary,
        List<String> evidence,
        @Nullable Place place) {
    public ProcessFinding {
        evidence = List.copyOf(evidence);
    }

    public String fingerprint() {
        return kind + "/" + about;
    }
}
