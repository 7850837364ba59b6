package dev.drover.ui.palette;

import atlantafx.base.controls.CustomTextField;

import dev.drover.ui.page.Command;
import dev.drover.ui.part.Overlay;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Supplier;

/// The palette: type a few letters of anything, Enter does it or leads there. The keyboard never
/// leaves its field.
public final class PaletteView {
    private static final double ROW = 40;
    private static final int ROWS = 9;
    private static final int PAGE = 8;

    private final PaletteModel model = new PaletteModel();
    private final CustomTextField field = new CustomTextField();
    private final ListView<PaletteModel.Hit> list = new ListView<>(model.hits());
    private final Label nothing = new Label("Nothing is called like that.");
    private final Label more = new Label();
    private final VBox card;
    private final Overlay overlay;
    private final Supplier<List<Command>> commands;

    /// @param commands what there is to do when the palette opens
    public PaletteView(Overlay overlay, Supplier<List<Command>> commands) {
        this.overlay = overlay;
        this.commands = commands;
        field.setId("palette-field");
        field.setPromptText("Find an agent, a page or something to do");
        field.setAccessibleText("Find an agent, a page or something to do");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setId("palette-list");
        list.setAccessibleText("What fits");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(ignored -> new PaletteCell(this::run));
        list.prefHeightProperty()
                .bind(Bindings.size(model.hits()).multiply(ROW).add(2).map(this::height));
        nothing.getStyleClass().add("palette-nothing");
        nothing.setId("palette-nothing");
        more.getStyleClass().add("palette-more");
        more.textProperty().bind(model.left().map(n -> "and " + n + " more: type on"));
        more.visibleProperty().bind(model.left().greaterThan(0));
        more.managedProperty().bind(more.visibleProperty());
        StackPane body = new StackPane(list, nothing);
        body.getStyleClass().add("palette-body");
        card = new VBox(field, body, more);
        card.setId("palette");
        card.getStyleClass().add("palette");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.hits()
                .addListener(
                        (ListChangeListener<PaletteModel.Hit>)
                                change -> {
                                    list.getSelectionModel().selectFirst();
                                    list.scrollTo(0);
                                    boolean none = model.hits().isEmpty();
                                    list.setVisible(!none);
                                    nothing.setVisible(none);
                                });
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, after) ->
                                field.setAccessibleHelp(after == null ? null : after.spoken()));
    }

    private double height(Number wanted) {
        return Math.max(2 * ROW, Math.min(wanted.doubleValue(), ROWS * ROW + 2));
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case DOWN -> move(1, true);
            case UP -> move(-1, true);
            case PAGE_DOWN -> move(PAGE, false);
            case PAGE_UP -> move(-PAGE, false);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by, boolean around) {
        int size = model.hits().size();
        if (size > 0) {
            int to = list.getSelectionModel().getSelectedIndex() + by;
            int at = around ? Math.floorMod(to, size) : Math.clamp(to, 0, size - 1);
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - ROWS / 2));
        }
    }

    private void run() {
        PaletteModel.Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            overlay.close();
            hit.command().run().run();
        }
    }

    void open() {
        model.open(commands.get());
        overlay.show(card, field, model::close);
    }

    /// Opens it, or closes it if it is what is open.
    public void toggle() {
        if (card.getScene() != null) {
            overlay.close();
        } else {
            open();
        }
    }
}
