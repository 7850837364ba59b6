package dev.drover.ui.instances;

import dev.drover.model.InstanceState;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.StateLook;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How many agents are in each state, as pills; a click on one shows only those.
final class StatePills {
    /// These stay where they are also at zero, so that the row does not jump about.
    private static final Set<StateLook> ALWAYS =
            Set.of(StateLook.WAITING, StateLook.BUSY, StateLook.IDLE);

    private final InstancesModel model;
    private final HBox root = new HBox();
    private final ToggleButton all = new ToggleButton();
    private final Map<StateLook, ToggleButton> pills = new EnumMap<>(StateLook.class);

    private boolean compact;

    StatePills(InstancesModel model) {
        this.model = model;
        ToggleGroup group = new ToggleGroup();
        root.getStyleClass().add("pills");
        add(all, group, null);
        for (StateLook look : StateLook.values()) {
            ToggleButton pill = new ToggleButton();
            Region dot = new Region();
            dot.getStyleClass().addAll("dot", look.styleClass());
            pill.setGraphic(dot);
            pill.setContentDisplay(ContentDisplay.LEFT);
            pill.setTooltip(new Tooltip(look.word() + ". " + look.meaning()));
            pill.setId("pill-" + look.state());
            pills.put(look, pill);
            add(pill, group, look.state());
        }
        model.counts().addListener((property, before, after) -> draw());
        model.showEnded().addListener((property, before, after) -> draw());
        model.only().addListener((property, before, after) -> draw());
        draw();
    }

    private void add(ToggleButton pill, ToggleGroup group, @Nullable InstanceState state) {
        pill.setToggleGroup(group);
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        // A second click on the chosen pill goes back to all.
        pill.setOnAction(click -> model.only().set(pill.isSelected() ? state : null));
        root.getChildren().add(pill);
    }

    /// Numbers beside their signs are enough where there is no room for words.
    void compact(boolean on) {
        if (on != compact) {
            compact = on;
            draw();
        }
    }

    private void draw() {
        InstancesModel.Counts counts = model.counts().get();
        InstanceState only = model.only().get();
        all.setText("All  " + counts.live());
        all.setSelected(only == null);
        all.setAccessibleText(Figures.count(counts.live(), "agent", "agents") + ", show all");
        pills.forEach(
                (look, pill) -> {
                    int number = counts.of(look.state());
                    pill.setText(compact ? Integer.toString(number) : look.word() + "  " + number);
                    pill.setAccessibleText(
                            number
                                    + " "
                                    + look.word().toLowerCase(Locale.ROOT)
                                    + ", show only those");
                    pill.setSelected(only == look.state());
                    boolean shown =
                            ALWAYS.contains(look)
                                    || only == look.state()
                                    || (number > 0
                                            && (look.state().isLive() || model.showEnded().get()));
                    pill.setVisible(shown);
                    pill.setManaged(shown);
                    pill.pseudoClassStateChanged(
                            javafx.css.PseudoClass.getPseudoClass("calling"),
                            look == StateLook.WAITING && number > 0);
                });
    }

    Node root() {
        return root;
    }
}
