package dev.drover.ui;

import dev.drover.model.Place;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.settings.SettingsView;

import javafx.scene.Node;

/// The page of all settings. A place names the setting, or the part, that it is about.
final class SettingsPage implements Page {
    private final SettingsView view;

    SettingsPage(SettingsInputs inputs) {
        view = new SettingsView(inputs);
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
    public Node root() {
        return view.root();
    }
}
