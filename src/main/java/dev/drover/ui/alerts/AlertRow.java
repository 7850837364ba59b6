package dev.drover.ui.alerts;

import dev.drover.model.view.AlertView;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Instant;

/// One line of the table for as long as its alert is listed. The row stays the same object while
/// what it shows changes, so that selection and cells stay where they are.
final class AlertRow {
    private final String id;
    private final ReadOnlyObjectWrapper<AlertLine> line;
    private String haystack;

    AlertRow(AlertView view, Instant now) {
        this.id = view.id();
        this.line = new ReadOnlyObjectWrapper<>(AlertLine.of(view, now));
        this.haystack = line.get().haystack();
    }

    void update(AlertView view, Instant now) {
        AlertLine before = line.get();
        if (before.view().equals(view)) {
            line.set(before.at(now));
        } else {
            line.set(AlertLine.of(view, now));
            haystack = line.get().haystack();
        }
    }

    public String id() {
        return id;
    }

    public AlertLine now() {
        return line.get();
    }

    String haystack() {
        return haystack;
    }

    public ReadOnlyObjectProperty<AlertLine> line() {
        return line.getReadOnlyProperty();
    }

    @Override
    public String toString() {
        return now().spoken();
    }
}
