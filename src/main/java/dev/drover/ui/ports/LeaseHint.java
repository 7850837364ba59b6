package dev.drover.ui.ports;

import dev.drover.ui.part.Parts;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// How a port gets its holder, to copy.
final class LeaseHint {
    static final String COMMAND = "drover ports lease dev";
    static final String PROJECT = "{\"ports\": {\"PORT\": {\"type\": \"dev\", \"name\": \"web\"}}}";

    private LeaseHint() {}

    static Button chip(String text, String what, Consumer<String> copy) {
        Button chip = new Button(text, new FontIcon(Feather.COPY));
        chip.getStyleClass().add("command-chip");
        chip.setAccessibleText("Copy " + what + ": " + text);
        chip.setOnAction(click -> copy.accept(text));
        return chip;
    }

    /// One line for a table that has rows and no lease among them.
    static HBox line(Consumer<String> copy) {
        HBox line =
                new HBox(
                        10,
                        Parts.words(
                                "No port is leased yet. A project asks for its own in .drover.json,"
                                        + " and you do by",
                                "sum"),
                        chip(COMMAND, "the command", copy));
        line.setId("lease-hint");
        line.getStyleClass().add("port-hint");
        return line;
    }
}
