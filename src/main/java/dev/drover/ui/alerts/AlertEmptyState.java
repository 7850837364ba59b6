package dev.drover.ui.alerts;

import dev.drover.model.Place;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.EmptyParts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// What stands in the table's place while it has no rows: that all is well and when it would not
/// be, or the way back from a filter that fits nothing.
final class AlertEmptyState {
    private static final double WIDTH = 440;

    private final AlertsModel model;
    private final StackPane root = new StackPane();
    private final VBox allWell;
    private final VBox nothingEarlier;
    private final VBox noMatch;

    AlertEmptyState(AlertsModel model, Shell shell) {
        this.model = model;
        allWell = allWell(model, shell);
        nothingEarlier =
                EmptyParts.column(
                        Feather.CLOCK,
                        "Nothing to look back at",
                        text("An alert that is over stays here for a while, with what ended it."));
        noMatch = noMatch(model);
        root.getChildren().addAll(allWell, nothingEarlier, noMatch);
        model.filter().addListener((property, before, after) -> choose());
        model.only().addListener((property, before, after) -> choose());
        model.earlier().addListener((property, before, after) -> choose());
        choose();
    }

    private void choose() {
        noMatch.setVisible(model.isFiltered());
        nothingEarlier.setVisible(!model.isFiltered() && model.earlier().get());
        allWell.setVisible(!model.isFiltered() && !model.earlier().get());
    }

    private static VBox allWell(AlertsModel model, Shell shell) {
        Hyperlink before = new Hyperlink("Earlier alerts");
        before.setOnAction(click -> model.earlier().set(true));
        Hyperlink settings = new Hyperlink("When Drover alerts");
        settings.setOnAction(click -> shell.open(new Place.Settings("alerts")));
        HBox links = new HBox(14, before, settings);
        links.getStyleClass().add("empty-line");
        return EmptyParts.column(
                Feather.CHECK_CIRCLE,
                "Nothing needs you",
                text(
                        "An alert comes up here when an agent waits for you or goes silent, when"
                                + " servers run twice or outlive their session, and when Drover"
                                + " itself is not well."),
                links);
    }

    private static VBox noMatch(AlertsModel model) {
        Hyperlink clear = new Hyperlink("Show all alerts");
        clear.setId("clear-alert-filter");
        clear.setOnAction(click -> model.clearFilters());
        return EmptyParts.column(
                Feather.SEARCH, "Nothing matches", text("No alert fits this filter."), clear);
    }

    private static Label text(String words) {
        return EmptyParts.text(words, WIDTH);
    }

    Node root() {
        return root;
    }
}
