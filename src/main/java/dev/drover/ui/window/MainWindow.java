package dev.drover.ui.window;

import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.ui.page.Actions;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.palette.PaletteView;
import dev.drover.ui.part.Overlay;
import dev.drover.ui.part.Pictures;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BooleanSupplier;

/// The window: navigation, header, banner, the page, status line, and the keys that work everywhere
/// in it. It is drawn from snapshots and does not know where they come from.
public final class MainWindow implements Shell {
    private final Stage stage;
    private final BooleanProperty showEnded = new SimpleBooleanProperty();
    private final Actions actions = new Actions(Platform::runLater);
    private final Banner banner = new Banner();
    private final StatusStrip status = new StatusStrip();
    private final StackPane body = new StackPane();
    private final StackPane root = new StackPane();
    private final Overlay overlay = new Overlay(root);
    private final KeySheet keys = new KeySheet(overlay);
    private final ActionStrip strip = new ActionStrip(actions);
    private final Navigator navigator;
    private final Sidebar sidebar;
    private final WindowCommands commands;
    private final Header header;
    private final PaletteView palette;
    private final Placement placement;

    /// @param sections the pages, in the order of the navigation; at least one
    /// @param staysAfterClose true hides the window when the user closes it, false quits
    public MainWindow(
            Stage stage,
            Appearance appearance,
            List<Section> sections,
            BooleanSupplier staysAfterClose,
            Runnable quit) {
        this.stage = stage;
        this.navigator = new Navigator(sections, this);
        this.sidebar = new Sidebar(navigator);
        this.commands = new WindowCommands(navigator);
        commands.filter(this::focusFilter);
        commands.theme(appearance::flip);
        commands.ended(() -> showEnded.set(!showEnded.get()));
        commands.undo(this::undo);
        commands.help(this::help);
        commands.closeWindow(this::close);
        commands.quit(quit);
        this.palette = new PaletteView(overlay, new PaletteCommands(navigator, commands)::all);
        commands.palette(this::palette);
        sidebar.finder(this::palette);
        this.header = new Header(appearance, showEnded, commands.menu());
        navigator.current().addListener((property, before, after) -> put(after));
        stage.setTitle("Drover");
        stage.getIcons().setAll(Pictures.forStage());
        stage.setScene(scene(appearance));
        this.placement = new Placement(stage);
        stage.addEventHandler(
                WindowEvent.WINDOW_CLOSE_REQUEST,
                event -> {
                    if (!staysAfterClose.getAsBoolean()) {
                        quit.run();
                    }
                });
    }

    private Scene scene(Appearance appearance) {
        BorderPane main = new BorderPane(body);
        main.setTop(new VBox(header.root(), banner.root()));
        BorderPane frame = new BorderPane(main);
        frame.setLeft(sidebar.root());
        frame.setBottom(status.root());
        root.getChildren().add(frame);
        root.setAlignment(Pos.TOP_LEFT);
        root.getStyleClass().add("drover");
        root.widthProperty()
                .addListener(
                        (property, before, after) ->
                                sidebar.narrow(after.doubleValue() < Sidebar.NARROW_BELOW));
        Scene scene = new Scene(root);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        scene.addEventFilter(KeyEvent.KEY_TYPED, commands::onTyped);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::onMouse);
        appearance.dress(scene);
        return scene;
    }

    private void put(@Nullable Section section) {
        if (section != null) {
            Page page = navigator.page();
            header.show(section.title(), page);
            stage.setTitle(section.title() + " · Drover");
            body.getChildren().setAll(page.root(), strip.root());
        }
    }

    private void onKey(KeyEvent event) {
        if (overlay.isOpen() && !commands.isPalette(event)) {
            return;
        }
        commands.onKey(event);
        if (event.isConsumed()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            actions.dismiss();
            if (!navigator.page().back()) {
                navigator.page().focus();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && header.isFilterFocused()) {
            navigator.page().focus();
            event.consume();
        }
    }

    /// Many mice have keys for back and forward.
    private void onMouse(MouseEvent event) {
        if (overlay.isOpen()) {
            return;
        }
        if (event.getButton() == MouseButton.BACK) {
            navigator.back();
        } else if (event.getButton() == MouseButton.FORWARD) {
            navigator.forward();
        }
    }

    private void focusFilter() {
        header.focusFilter();
    }

    void palette() {
        palette.toggle();
    }

    private void undo() {
        if (!actions.undo()) {
            say("There is nothing to undo.");
        }
    }

    private void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void help() {
        Section section = navigator.current().get();
        keys.open(
                section == null ? "Here" : section.title(),
                navigator.page().commands(),
                commands.all());
    }

    /// Shows the newest values.
    public void draw(Snapshot snapshot) {
        sidebar.draw(snapshot);
        banner.draw(snapshot.overview(), snapshot.health());
        status.draw(snapshot);
        navigator.draw(snapshot).ifPresent(this::say);
    }

    /// Brings the window to the front, also from the task bar, and goes to the place; to {@link
    /// Place#WINDOW} it does not go, but stays.
    public void show(Place place) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
        overlay.close();
        if (!place.equals(Place.WINDOW)) {
            navigator.open(place);
        } else if (navigator.current().get() == null) {
            navigator.open(Place.HOME);
        }
    }

    /// Puts the window where it stood. Before it is first shown.
    public void restore(WindowMemory memory) {
        placement.restore(memory);
    }

    /// What to remember of it.
    public WindowMemory memory() {
        return new WindowMemory(placement.box(), stage.isMaximized(), navigator.pageHere());
    }

    /// The address of what shows.
    Place here() {
        return navigator.here();
    }

    @Override
    public void open(Place place) {
        navigator.open(place);
    }

    @Override
    public void moved(Place place) {
        navigator.moved(place);
    }

    @Override
    public void say(String words) {
        status.say(words);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        say("Copied " + VisibleText.line(text, 120));
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public BooleanProperty showEnded() {
        return showEnded;
    }

    /// What it shows now.
    public ReadOnlyObjectProperty<Place> place() {
        return navigator.hereProperty();
    }

    public Stage stage() {
        return stage;
    }
}
