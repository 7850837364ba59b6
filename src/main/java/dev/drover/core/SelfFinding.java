package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Trouble;

/// Something that a look of the daemon at itself has found wrong.
///
/// @param name the part that is not well, such as `database`; the same at every look
/// @param title one line: which part, in words for people
/// @param summary what is wrong and what to do, without figures that change at every look
/// @param detail what exactly was seen, figures and all
/// @param place the screen that helps, as {@link dev.drover.model.Place} reads it; empty for none
public record SelfFinding(
        String name,
        AlertSeverity severity,
        String title,
        String summary,
        String detail,
        String place) {
    public String fingerprint() {
        return Trouble.fingerprint(AlertKind.SELF_CHECK, name);
    }
}
