package dev.drover.ui.instances;

import dev.drover.ui.part.Shown;
import dev.drover.ui.part.StateLook;

import javafx.css.PseudoClass;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

/// Makes rows that need a person stand out.
final class InstanceMark {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private InstanceMark() {}

    static void put(Node row, @Nullable Shown shown) {
        StateLook look = shown == null ? null : shown.look();
        row.pseudoClassStateChanged(WAITING, look == StateLook.WAITING);
        row.pseudoClassStateChanged(FAILED, look == StateLook.ERROR);
        row.pseudoClassStateChanged(GONE, look == StateLook.ENDED || look == StateLook.STALE);
    }
}
