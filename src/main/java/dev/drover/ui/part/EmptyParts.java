package dev.drover.ui.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// What stands in the place of an empty table is made of: a sign and a title over some lines, text
/// in the middle, the way to the made-up herd. It does not know when which of them shows.
public final class EmptyParts {
    private static final String DEMO = "drover demo";

    private EmptyParts() {}

    /// @param width at which the text wraps
    public static Label text(String words, double width) {
        Label label = new Label(words);
        label.getStyleClass().add("empty-text");
        label.setWrapText(true);
        label.setMaxWidth(width);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    public static VBox column(Ikon icon, String words, Node... nodes) {
        Label title = new Label(words);
        title.getStyleClass().add("empty-title");
        VBox box = new VBox(new FontIcon(icon), title);
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("empty-state");
        return box;
    }

    /// A line that ends in the demo's command, which a click copies.
    public static HBox demo(Label before, Consumer<String> copy) {
        return command(before, DEMO, copy);
    }

    /// A line that ends in a command, which a click copies.
    public static HBox command(Label before, String command, Consumer<String> copy) {
        Button chip = new Button(command, new FontIcon(Feather.COPY));
        chip.getStyleClass().add("command-chip");
        chip.setAccessibleText("Copy the command " + command);
        chip.setOnAction(click -> copy.accept(command));
        HBox line = new HBox(10, before, chip);
        line.getStyleClass().add("empty-line");
        return line;
    }
}
