package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;

import javafx.css.PseudoClass;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

/// Makes rows that nobody has seen to stand out.
final class AlertMark {
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("gone");

    private AlertMark() {}

    static void put(Node row, @Nullable AlertLine line) {
        AlertSeverity loud = line != null && line.isLoud() ? line.severity() : null;
        row.pseudoClassStateChanged(CRITICAL, loud == AlertSeverity.CRITICAL);
        row.pseudoClassStateChanged(WARNING, loud == AlertSeverity.WARNING);
        row.pseudoClassStateChanged(QUIET, line != null && loud == null);
    }
}
