package dev.drover.ui.table;

import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// How many rows are of each kind, as pills; a click on one shows only those, a second click all
/// again. At zero a pill rests, or leaves. What is counted, it does not know.
///
/// @param <K> the kinds
public final class Pills<K> {
    private final ObjectProperty<@Nullable K> only;
    private final HBox root = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final List<Pill<K>> pills = new ArrayList<>();
    private @Nullable All all;
    private int total;
    private ToIntFunction<K> numbers = kind -> 0;
    private boolean calls = true;
    private boolean compact;

    /// @param kind an enum's constant, whose text is the end of the pill's id
    /// @param styleClasses of its sign: colour and form
    /// @param calling the pseudo-class while there are any, empty for none
    /// @param stays also at zero, so that the row does not jump about
    public record Kind<K>(
            K kind,
            String word,
            String meaning,
            List<String> styleClasses,
            String calling,
            boolean stays) {}

    private record Pill<K>(Kind<K> about, ToggleButton button) {}

    private record All(ToggleButton button, String one, String many) {}

    /// @param only null while all show
    public Pills(ObjectProperty<@Nullable K> only, List<Kind<K>> kinds) {
        this.only = only;
        root.getStyleClass().add("pills");
        kinds.forEach(this::add);
        only.addListener((property, before, after) -> draw());
    }

    private void add(Kind<K> about) {
        Region sign = new Region();
        sign.getStyleClass().setAll(about.styleClasses());
        ToggleButton button = button(about.kind());
        button.setGraphic(sign);
        button.setTooltip(new Tooltip(about.word() + ". " + about.meaning()));
        button.setId("pill-" + about.kind());
        pills.add(new Pill<>(about, button));
        root.getChildren().add(button);
    }

    private ToggleButton button(@Nullable K kind) {
        ToggleButton button = new ToggleButton();
        button.setToggleGroup(group);
        button.getStyleClass().add("pill");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(click -> only.set(button.isSelected() ? kind : null));
        return button;
    }

    /// With a pill for all of them, at the beginning.
    public Pills<K> withAll(String one, String many) {
        ToggleButton button = button(null);
        all = new All(button, one, many);
        root.getChildren().addFirst(button);
        return this;
    }

    /// Numbers beside their signs are enough where there is no room for words.
    public void compact(boolean on) {
        if (on != compact) {
            compact = on;
            draw();
        }
    }

    /// @param of how many of a kind
    public void draw(int sum, ToIntFunction<K> of) {
        draw(sum, of, true);
    }

    /// @param loud false for what is over and calls nobody
    public void draw(int sum, ToIntFunction<K> of, boolean loud) {
        total = sum;
        numbers = of;
        calls = loud;
        draw();
    }

    private void draw() {
        K chosen = only.get();
        if (all != null) {
            all.button().setText("All  " + total);
            all.button().setSelected(chosen == null);
            all.button()
                    .setAccessibleText(
                            total + " " + (total == 1 ? all.one() : all.many()) + ", show all");
        }
        for (Pill<K> pill : pills) {
            draw(pill, numbers.applyAsInt(pill.about().kind()), pill.about().kind() == chosen);
        }
    }

    private void draw(Pill<K> pill, int number, boolean chosen) {
        Kind<K> about = pill.about();
        ToggleButton button = pill.button();
        button.setText(compact ? Integer.toString(number) : about.word() + "  " + number);
        button.setAccessibleText(
                number + " " + about.word().toLowerCase(Locale.ROOT) + ", show only those");
        button.setSelected(chosen);
        button.setDisable(number == 0 && !chosen);
        boolean shown = about.stays() || chosen || number > 0;
        button.setVisible(shown);
        button.setManaged(shown);
        if (!about.calling().isEmpty()) {
            button.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(about.calling()), calls && number > 0);
        }
    }

    public Node root() {
        return root;
    }
}
