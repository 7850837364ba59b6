package dev.drover.ui;

import dev.drover.model.Place;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// The pages there are, in the order of the navigation. A new page is one line here.
final class Sections {
    private Sections() {}

    static List<Section> all(DesktopInputs inputs) {
        return List.of(
                new Section(
                        "Instances",
                        Feather.TERMINAL,
                        new Place.Instances(null),
                        Badge::waiting,
                        InstancesPage::new),
                new Section(
                        "Alerts",
                        Feather.BELL,
                        new Place.Alerts(null),
                        Badge::firing,
                        shell -> new AlertsPage(shell, inputs.alerts())));
    }
}
