package dev.drover.ui.table;

import javafx.beans.value.ChangeListener;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/// The row that details tell of: they are drawn again whenever it shows something else.
///
/// @param <L> what the row shows
public final class Followed<L extends Line<?, L>> {
    private final Runnable turned;
    private final Consumer<L> draw;
    private final ChangeListener<L> listener;
    private @Nullable Row<L> row;

    /// @param turned before another row is drawn for the first time
    public Followed(Runnable turned, Consumer<L> draw) {
        this.turned = turned;
        this.draw = draw;
        this.listener = (property, before, after) -> draw.accept(after);
    }

    /// @param next null to follow none
    public void follow(@Nullable Row<L> next) {
        if (row != null) {
            row.line().removeListener(listener);
        }
        row = next;
        if (next != null) {
            next.line().addListener(listener);
            turned.run();
            draw.accept(next.now());
        }
    }

    /// What it shows now; empty while none is followed.
    public Optional<L> now() {
        return Optional.ofNullable(row).map(Row::now);
    }
}
