package dev.drover.ui.worktrees;

import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.table.Pills;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.Arrays;
import java.util.List;

/// Which of the two lists shows, and how many worktrees may have which fate; a click on a fate
/// shows only those.
final class WorktreePills {
    private final WorktreesModel model;
    private final BooleanProperty trash;
    private final HBox root = new HBox();
    private final ToggleButton here = new ToggleButton();
    private final ToggleButton away = new ToggleButton();
    private final Separator between = new Separator(Orientation.VERTICAL);
    private final Pills<Fate> fates;
    private int trashed;

    /// @param trash whether the trash shows
    WorktreePills(WorktreesModel model, BooleanProperty trash) {
        this.model = model;
        this.trash = trash;
        root.getStyleClass().add("pills");
        here.setId("pill-worktrees");
        away.setId("pill-trash");
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton choice : List.of(here, away)) {
            choice.setToggleGroup(group);
            choice.getStyleClass().add("pill");
            choice.setMinWidth(Region.USE_PREF_SIZE);
            // One of the two is always chosen.
            choice.setOnAction(
                    click -> {
                        trash.set(choice == away);
                        draw();
                    });
            root.getChildren().add(choice);
        }
        fates =
                new Pills<>(
                        model.only(),
                        Arrays.stream(Fate.values())
                                .filter(fate -> fate != Fate.MAIN)
                                .map(Fate::pill)
                                .toList());
        root.getChildren().addAll(between, fates.root());
        model.counts().addListener((property, before, after) -> draw());
        trash.addListener((property, before, after) -> draw());
        draw();
    }

    void trashed(int number) {
        trashed = number;
        draw();
    }

    /// Numbers beside their signs are enough where there is no room for words.
    void compact(boolean on) {
        fates.compact(on);
    }

    private void draw() {
        WorktreesModel.Counts counts = model.counts().get();
        int linked = counts.all() - counts.of(Fate.MAIN);
        here.setText("Worktrees  " + linked);
        here.setAccessibleText(Figures.count(linked, "worktree", "worktrees"));
        here.setSelected(!trash.get());
        away.setText("Trash  " + trashed);
        away.setAccessibleText(Figures.count(trashed, "worktree", "worktrees") + " in the trash");
        away.setSelected(trash.get());
        Parts.show(between, !trash.get());
        Parts.show(fates.root(), !trash.get());
        fates.draw(linked, counts::of);
    }

    Node root() {
        return root;
    }
}
