package dev.drover.ui.ports;

import dev.drover.ui.part.EmptyParts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// What stands in the table's place while it has no rows: how a port gets its holder, or the way
/// back from a filter that fits nothing.
final class PortEmptyState {
    private static final double WIDTH = 480;

    private final PortsModel model;
    private final StackPane root = new StackPane();
    private final VBox looking;
    private final VBox none;
    private final VBox noMatch;
    private boolean looked;

    PortEmptyState(PortsModel model, Consumer<String> copy) {
        this.model = model;
        looking =
                EmptyParts.column(
                        Feather.SHARE_2,
                        "Looking at ports",
                        EmptyParts.text("This takes a moment.", WIDTH));
        none =
                EmptyParts.column(
                        Feather.SHARE_2,
                        "No port is leased, and nothing listens",
                        EmptyParts.text(
                                "Two agents in one project would both take port 3000. Say in the"
                                        + " project's .drover.json which ports it needs, and each"
                                        + " agent is given its own and told which:",
                                WIDTH),
                        LeaseHint.chip(LeaseHint.PROJECT, "the lines for .drover.json", copy),
                        EmptyParts.text("Or lease one for yourself:", WIDTH),
                        LeaseHint.chip(LeaseHint.COMMAND, "the command", copy));
        Hyperlink clear = new Hyperlink("Show all ports");
        clear.setId("clear-port-filter");
        clear.setOnAction(click -> model.clearFilters());
        noMatch =
                EmptyParts.column(
                        Feather.SEARCH,
                        "Nothing matches",
                        EmptyParts.text("No port fits this filter.", WIDTH),
                        clear);
        root.getChildren().addAll(looking, none, noMatch);
        model.filter().addListener((property, before, after) -> choose());
        model.only().addListener((property, before, after) -> choose());
        choose();
    }

    /// The first look is over.
    void looked() {
        looked = true;
        choose();
    }

    private void choose() {
        boolean filtered = looked && model.isFiltered();
        looking.setVisible(!looked);
        noMatch.setVisible(filtered);
        none.setVisible(looked && !filtered);
    }

    Node root() {
        return root;
    }
}
