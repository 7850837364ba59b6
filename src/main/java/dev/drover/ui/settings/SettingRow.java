package dev.drover.ui.settings;

import dev.drover.model.view.SettingView;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// One setting on the page: what it is, its control, where its value comes from, and what is wrong
/// with what was typed. Made once; values are shown in place.
final class SettingRow {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass TOPMOST = PseudoClass.getPseudoClass("topmost");
    private static final PseudoClass CALM = PseudoClass.getPseudoClass("calm");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Label later = new Label("from the next start", new FontIcon(Feather.CLOCK));
    private final Label origin = new Label();
    private final Label message = new Label();
    private final Button reset = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    private final SettingEditor editor;
    private final HBox root = new HBox();
    private SettingView setting;
    private boolean ofProject;

    /// @param set takes key and value
    /// @param resetTo takes a key
    SettingRow(
            SettingView first,
            Function<String, Optional<String>> complaint,
            BiConsumer<String, String> set,
            Consumer<String> resetTo) {
        this.setting = first;
        String title = SettingWords.title(first);
        editor =
                SettingEditor.of(
                        first, complaint, this::complain, value -> set.accept(first.key(), value));
        editor.name(title + ", " + first.description());
        reset.getStyleClass().addAll("flat", "button-icon", "icon-button", "setting-reset");
        reset.setOnAction(click -> resetTo.accept(first.key()));
        later.setManaged(!first.live());
        later.setVisible(!first.live());
        root.setId("setting-" + first.key().replace('.', '-'));
        root.getStyleClass().add("setting");
        root.getChildren().addAll(text(title, first), control());
        show(first);
    }

    private Node text(String title, SettingView first) {
        Label name = new Label(title);
        name.getStyleClass().add("setting-title");
        Label key = new Label(first.key());
        key.getStyleClass().add("setting-key");
        key.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        later.setMinWidth(Region.USE_PREF_SIZE);
        later.setTooltip(new Tooltip("A change counts when Drover starts the next time."));
        HBox top = new HBox(name, key, gap, later);
        top.getStyleClass().add("setting-top");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label about = new Label(first.description());
        about.getStyleClass().add("setting-about");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        later.getStyleClass().add("setting-later");
        VBox text = new VBox(top, about);
        text.getStyleClass().add("setting-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        return text;
    }

    private Node control() {
        HBox line = new HBox(editor.node(), reset);
        line.getStyleClass().add("setting-line");
        origin.getStyleClass().add("setting-origin");
        origin.setWrapText(true);
        message.getStyleClass().add("setting-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        VBox control = new VBox(line, origin, message);
        control.getStyleClass().add("setting-control");
        complain("");
        return control;
    }

    /// From now on it is about a project, where only its own value can be taken back.
    void ofProject(boolean project) {
        ofProject = project;
    }

    void show(SettingView now) {
        setting = now;
        editor.show(now.value());
        origin.setText(SettingWords.origin(now));
        // What is as it comes needs no word: so those that were changed stand out.
        boolean told = !SettingWords.isPlain(now);
        origin.setVisible(told);
        origin.setManaged(told);
        origin.setGraphic(now.fixed() ? lock() : null);
        origin.setTooltip(now.fixed() ? new Tooltip(SettingWords.fixed(now)) : null);
        editor.node().setDisable(now.fixed());
        message.pseudoClassStateChanged(CALM, now.fixed());
        String otherwise = SettingWords.value(now, now.defaultValue());
        reset.setAccessibleText("Reset " + SettingWords.title(now) + " to " + otherwise);
        reset.setTooltip(new Tooltip("Back to " + otherwise));
        reset.setVisible(now.origin().equals(ofProject ? "namespace" : "file"));
        root.pseudoClassStateChanged(CHANGED, !now.atDefault());
        if (now.fixed()) {
            complain(SettingWords.fixed(now));
        }
    }

    /// The control shows what counts; the line says why it is not what was asked for.
    void refused(String why) {
        editor.restore(setting.value());
        complain(why);
    }

    private static Node lock() {
        FontIcon icon = new FontIcon(Feather.LOCK);
        icon.getStyleClass().add("setting-lock");
        return icon;
    }

    private void complain(String words) {
        if (setting != null && setting.fixed() && words.isEmpty()) {
            return;
        }
        message.setText(words);
        message.setVisible(!words.isEmpty());
        message.setManaged(!words.isEmpty());
    }

    /// The first of a card needs no line above it.
    void topmost(boolean first) {
        root.pseudoClassStateChanged(TOPMOST, first);
    }

    void mark(boolean on) {
        root.pseudoClassStateChanged(MARKED, on);
        if (on) {
            editor.focus();
        }
    }

    void focus() {
        editor.focus();
    }

    SettingView setting() {
        return setting;
    }

    Region root() {
        return root;
    }
}
