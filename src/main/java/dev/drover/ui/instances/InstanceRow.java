package dev.drover.ui.instances;

import dev.drover.model.view.InstanceView;
import dev.drover.ui.part.Shown;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Instant;

/// One line of the table for as long as its instance is listed. The row stays the same object while
/// what it shows changes, so that selection and cells stay where they are.
public final class InstanceRow {
    private final String id;
    private final ReadOnlyObjectWrapper<Shown> shown;

    InstanceRow(InstanceView view, Instant now) {
        this.id = view.id();
        this.shown = new ReadOnlyObjectWrapper<>(Shown.of(view, now));
    }

    /// Calls listeners only if something looks different.
    void update(InstanceView view, Instant now) {
        Shown before = shown.get();
        shown.set(before.view().equals(view) ? before.at(now) : Shown.of(view, now));
    }

    public String id() {
        return id;
    }

    public Shown now() {
        return shown.get();
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public String toString() {
        return now().spoken();
    }
}
