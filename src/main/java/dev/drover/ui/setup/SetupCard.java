package dev.drover.ui.setup;

import dev.drover.model.view.SetupOffer.Standing;
import dev.drover.ui.part.Parts;
import dev.drover.ui.setup.SetupModel.Told;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/// One program that can report: how it stands, and the way to change that.
final class SetupCard {
    private final HBox root;

    SetupCard(Told told, SetupSheet sheet) {
        Standing standing = told.offer().standing();
        StackPane sign = new StackPane(new FontIcon(icon(standing)));
        sign.getStyleClass().addAll("setup-sign", "setup-" + word(standing));
        VBox words = new VBox(Parts.wrapped(told.title(), "setup-title"));
        words.getChildren().add(Parts.wrapped(told.says(), "setup-says"));
        if (!told.file().isEmpty()) {
            Label file = Parts.words(told.file(), "setup-file");
            file.setMinWidth(0);
            words.getChildren().add(file);
        }
        told.notes().forEach(note -> words.getChildren().add(Parts.wrapped(note, "setup-note")));
        if (!told.others().isEmpty()) {
            words.getChildren().add(Parts.wrapped(told.others(), "setup-note"));
        }
        words.getStyleClass().add("setup-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox ways = new HBox(8);
        ways.setAlignment(Pos.CENTER_RIGHT);
        ways.setMinWidth(Region.USE_PREF_SIZE);
        if (told.canBeTakenOut()) {
            ways.getChildren().add(way(told, "Take out…", "take-out-", () -> sheet.takeOut(told)));
        }
        if (told.canReplace() && !told.canBeSetUp()) {
            ways.getChildren().add(way(told, "Replace…", "replace-", () -> sheet.replace(told)));
        }
        if (told.canBeSetUp()) {
            Button set = way(told, told.deed(), "set-up-", () -> sheet.setUp(told));
            set.getStyleClass().add("accent");
            ways.getChildren().add(set);
        }
        root = new HBox(sign, words, ways);
        root.setId("setup-" + told.offer().target());
        root.getStyleClass().add("setup-card");
        root.setAccessibleText(told.spoken());
    }

    private static Button way(Told told, String words, String id, Runnable run) {
        Button button = Parts.button(id + told.offer().target(), words, null, run);
        button.setAccessibleText(words.replace("…", "") + ": " + told.title());
        return button;
    }

    private static Feather icon(Standing standing) {
        return switch (standing) {
            case DONE -> Feather.CHECK;
            case OPEN, ABSENT -> Feather.PLUS;
            case OUTDATED -> Feather.REFRESH_CW;
            case REFUSED -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    Region root() {
        return root;
    }
}
