package dev.drover.ui.palette;

import dev.drover.ui.part.StateLook;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.BitSet;

/// One line of the palette: a sign, the name with the letters that fit, quiet words, the shortcut.
final class PaletteCell extends ListCell<PaletteModel.Hit> {
    /// Names of so many characters are never cut, longer ones have at least so many pixels.
    private static final int FITS = 44;

    private static final double LONG = 300;

    private final FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
    private final Region dot = new Region();
    private final StackPane sign = new StackPane();
    private final TextFlow name = new TextFlow();
    private final HBox clip = new HBox(name);
    private final Label plain = new Label();
    private final Label about = new Label();
    private final Label keys = new Label();
    private final HBox line;

    PaletteCell(Runnable run) {
        sign.getStyleClass().add("palette-sign");
        name.getStyleClass().add("palette-name");
        plain.getStyleClass().add("palette-name");
        about.getStyleClass().add("palette-about");
        about.setMinWidth(0);
        keys.getStyleClass().add("keys");
        keys.setMinWidth(USE_PREF_SIZE);
        clip.setMinWidth(USE_PREF_SIZE);
        clip.setAlignment(Pos.CENTER_LEFT);
        clip.setFillHeight(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(sign, plain, clip, about, gap, keys);
        line.getStyleClass().add("palette-line");
        // As wide as the list, so that long names are cut instead of scrolled.
        setPrefWidth(0);
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                        run.run();
                    }
                });
    }

    @Override
    protected void updateItem(PaletteModel.@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        StateLook look = hit.command().look();
        if (look == null) {
            sign.getChildren().setAll(icon);
        } else {
            dot.getStyleClass().setAll("dot", look.styleClass());
            sign.getChildren().setAll(dot);
        }
        drawName(hit.name(), hit.marks());
        about.setText(hit.about());
        String shortcut = hit.command().keys();
        keys.setText(shortcut);
        keys.setVisible(shortcut != null);
        keys.setManaged(shortcut != null);
        setAccessibleText(hit.spoken());
        setGraphic(line);
    }

    /// A label cuts a long name with an ellipsis; a flow can mark letters. Few names are long.
    private void drawName(String text, BitSet marks) {
        boolean marked = !marks.isEmpty() && text.length() <= FITS;
        plain.setVisible(!marked);
        plain.setManaged(!marked);
        clip.setVisible(marked);
        clip.setManaged(marked);
        plain.setText(text);
        plain.setMinWidth(text.length() <= FITS ? USE_PREF_SIZE : LONG);
        name.getChildren().clear();
        int at = 0;
        while (marked && at < text.length()) {
            boolean on = marks.get(at);
            int end = on ? marks.nextClearBit(at) : marks.nextSetBit(at);
            end = end < 0 || end > text.length() ? text.length() : end;
            Text part = new Text(text.substring(at, end));
            part.getStyleClass().add(on ? "fitting" : "other");
            name.getChildren().add(part);
            at = end;
        }
    }
}
