package dev.drover.ui.processes;

import dev.drover.model.process.ProcessClass;
import dev.drover.ui.part.Figures;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How many processes are of each class, as pills; a click on one shows only those.
final class ClassPills {
    private static final PseudoClass CALLING = PseudoClass.getPseudoClass("calling");

    private final ProcessesModel model;
    private final HBox root = new HBox();
    private final ToggleButton all = new ToggleButton();
    private final Map<ClassLook, ToggleButton> pills = new EnumMap<>(ClassLook.class);
    private boolean compact;

    ClassPills(ProcessesModel model) {
        this.model = model;
        ToggleGroup group = new ToggleGroup();
        root.getStyleClass().add("pills");
        add(all, group, null);
        for (ClassLook look : ClassLook.values()) {
            Region sign = new Region();
            sign.getStyleClass().addAll("class-sign", look.styleClass());
            ToggleButton pill = new ToggleButton();
            pill.setGraphic(sign);
            pill.setTooltip(new Tooltip(look.word() + ". " + look.meaning()));
            pill.setId("pill-" + look.why());
            pills.put(look, pill);
            add(pill, group, look.why());
        }
        model.counts().addListener((property, before, after) -> draw());
        model.only().addListener((property, before, after) -> draw());
        draw();
    }

    private void add(ToggleButton pill, ToggleGroup group, @Nullable ProcessClass why) {
        pill.setToggleGroup(group);
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        // A second click on the chosen pill goes back to all.
        pill.setOnAction(click -> model.only().set(pill.isSelected() ? why : null));
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
        ProcessesModel.Counts counts = model.counts().get();
        ProcessClass only = model.only().get();
        all.setText("All  " + counts.all());
        all.setSelected(only == null);
        all.setAccessibleText(Figures.count(counts.all(), "process", "processes") + ", show all");
        pills.forEach(
                (look, pill) -> {
                    int number = counts.of(look.why());
                    pill.setText(compact ? Integer.toString(number) : look.word() + "  " + number);
                    pill.setAccessibleText(
                            number
                                    + " "
                                    + look.word().toLowerCase(Locale.ROOT)
                                    + ", show only those");
                    pill.setSelected(only == look.why());
                    pill.setDisable(number == 0 && only != look.why());
                    pill.pseudoClassStateChanged(CALLING, look.isTooMuch() && number > 0);
                });
    }

    Node root() {
        return root;
    }
}
