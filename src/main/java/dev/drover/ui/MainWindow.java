package dev.drover.ui;

import dev.drover.model.Place;

import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.function.BooleanSupplier;

/// The window: header, banner, table, status line, and the keys that work everywhere in it. It is
/// drawn from snapshots and does not know where they come from.
public final class MainWindow {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FLIP_THEME = KeyCombination.valueOf(Header.FLIP_THEME);
    private static final String KEYS =
            """
            Ctrl+F\tfilter by any word
            ↑ ↓\tchoose an agent
            Enter\topen or close its details
            Ctrl+C\tcopy its directory
            Esc\tclose details, then clear the filter
            Ctrl+E\tshow ended agents
            Ctrl+Shift+T\tlight or dark
            """;

    private final Stage stage;
    private final InstancesModel model = new InstancesModel();
    private final InstancesView instances;
    private final Header header;
    private final Banner banner = new Banner();
    private final StatusStrip status = new StatusStrip();
    private final Navigator navigator;

    /// @param staysAfterClose true hides the window when the user closes it, false quits
    public MainWindow(
            Stage stage, Appearance appearance, BooleanSupplier staysAfterClose, Runnable quit) {
        this.stage = stage;
        this.instances = new InstancesView(model, status::say);
        this.header = new Header(model, appearance, this::help, quit);
        this.navigator = new Navigator(instances);
        BorderPane root = new BorderPane(instances.root());
        root.getStyleClass().add("drover");
        root.setTop(new VBox(header.root(), banner.root()));
        root.setBottom(status.root());
        Scene scene = new Scene(root, 1180, 720);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, appearance));
        appearance.dress(scene);
        stage.setTitle("Drover");
        stage.getIcons().setAll(Pictures.forStage());
        stage.setMinWidth(820);
        stage.setMinHeight(420);
        stage.setScene(scene);
        stage.addEventHandler(
                WindowEvent.WINDOW_CLOSE_REQUEST,
                event -> {
                    if (!staysAfterClose.getAsBoolean()) {
                        quit.run();
                    }
                });
    }

    private void onKey(KeyEvent event, Appearance appearance) {
        if (FIND.match(event)) {
            header.focusFilter();
        } else if (FLIP_THEME.match(event)) {
            appearance.flip();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            back();
        } else if (event.getCode() == KeyCode.DOWN && header.isFilterFocused()) {
            instances.focus();
        } else {
            return;
        }
        event.consume();
    }

    private void back() {
        if (instances.isDetailOpen()) {
            instances.closeDetail();
        } else {
            model.clearFilters();
            instances.focus();
        }
    }

    private void help() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION, KEYS);
        alert.initOwner(stage);
        alert.setTitle("Drover");
        alert.setHeaderText("Keyboard");
        alert.setGraphic(null);
        alert.show();
    }

    /// Shows the newest values.
    void draw(Snapshot snapshot) {
        model.publish(snapshot.instances(), snapshot.at());
        banner.draw(snapshot.overview(), snapshot.health());
        status.draw(snapshot.overview(), snapshot.health(), model.counts().get());
        if (!navigator.arrived()) {
            status.say("That agent is no longer listed.");
        }
    }

    /// Brings the window to the front, also from the task bar, and goes to the place.
    public void show(Place place) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
        navigator.open(place);
    }

    public InstancesModel model() {
        return model;
    }

    public Stage stage() {
        return stage;
    }
}
