package dev.drover.ui.settings;

import dev.drover.model.Place;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Snapshot;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

import java.util.function.Consumer;

/// The page of all settings. A place names the setting, or the part, that it is about.
public final class SettingsPage implements Page {
    private final SettingsView view;

    /// @param say shows one short line to the user
    public SettingsPage(SettingsInputs inputs, Consumer<String> say) {
        view = new SettingsView(inputs, say);
    }

    @Override
    public boolean open(Place place) {
        if (place instanceof Place.Settings(String key)) {
            return key == null || view.show(key);
        }
        return false;
    }

    @Override
    public void draw(Snapshot snapshot) {
        view.refresh();
    }

    @Override
    public void focus() {
        view.focus();
    }

    @Override
    public StringProperty filter() {
        return view.search();
    }

    @Override
    public boolean back() {
        boolean searching = !view.search().get().isEmpty();
        view.search().set("");
        return searching;
    }

    @Override
    public String missing(Place place) {
        return "There is no such setting.";
    }

    @Override
    public Node root() {
        return view.root();
    }
}
