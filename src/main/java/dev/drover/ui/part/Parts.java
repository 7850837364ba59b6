package dev.drover.ui.part;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small nodes that pages are made of.
public final class Parts {
    private Parts() {}

    public static Label words(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    public static Label wrapped(String text, String styleClass) {
        Label label = words(text, styleClass);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// @param spoken for a screen reader, where the text alone says too little
    public static Hyperlink link(String text, String spoken, Runnable run) {
        Hyperlink link = new Hyperlink(text);
        link.setAccessibleText(spoken);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(
                click -> {
                    link.setVisited(false);
                    run.run();
                });
        return link;
    }

    public static Button button(String id, String text, @Nullable Ikon icon, Runnable run) {
        Button button = new Button(text, icon == null ? null : new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("detail-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(click -> run.run());
        return button;
    }

    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    public static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
