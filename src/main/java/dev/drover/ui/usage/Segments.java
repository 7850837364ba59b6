package dev.drover.ui.usage;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Buttons of which exactly one is pressed.
///
/// @param <K> an enum, whose constants are the ends of the buttons' ids
final class Segments<K extends Enum<K>> {
    private final HBox root = new HBox();
    private final Map<K, ToggleButton> buttons = new LinkedHashMap<>();

    /// One of them.
    ///
    /// @param meaning one sentence more, empty for none
    record Choice<K>(K kind, String word, String meaning) {}

    /// @param about what is chosen, for a screen reader
    /// @param chosen told what a person chose
    Segments(String id, String about, List<Choice<K>> choices, Consumer<K> chosen) {
        root.setId(id);
        root.getStyleClass().add("segments");
        root.setAccessibleText(about);
        ToggleGroup group = new ToggleGroup();
        for (Choice<K> choice : choices) {
            ToggleButton button = new ToggleButton(choice.word());
            button.setToggleGroup(group);
            button.setId(id + "-" + choice.kind().name().toLowerCase(java.util.Locale.ROOT));
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(about + ": " + choice.word());
            if (!choice.meaning().isEmpty()) {
                button.setTooltip(new Tooltip(choice.meaning()));
            }
            button.setOnAction(
                    click -> {
                        // A second click changes nothing.
                        button.setSelected(true);
                        chosen.accept(choice.kind());
                    });
            buttons.put(choice.kind(), button);
            root.getChildren().add(button);
        }
    }

    static <K> List<Choice<K>> of(List<K> kinds, Function<K, String> word) {
        return kinds.stream().map(kind -> new Choice<>(kind, word.apply(kind), "")).toList();
    }

    void select(K kind) {
        ToggleButton button = buttons.get(kind);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void focus() {
        for (ToggleButton button : buttons.values()) {
            if (button.isSelected()) {
                button.requestFocus();
            }
        }
    }

    @Nullable ToggleButton button(K kind) {
        return buttons.get(kind);
    }

    Node root() {
        return root;
    }
}
