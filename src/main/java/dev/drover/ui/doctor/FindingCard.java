package dev.drover.ui.doctor;

import dev.drover.model.Place;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorFinding.Verdict;
import dev.drover.ui.doctor.DoctorModel.Told;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.Consumer;

/// One thing that needs a look: what is so, why it matters, and the ways out of it.
final class FindingCard {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final HBox root;

    /// @param fix asks for the preview of what the doctor would do
    FindingCard(Told told, Shell shell, Consumer<Told> fix) {
        Label title = Parts.wrapped(told.title(), "finding-title");
        VBox words = new VBox(title);
        words.getStyleClass().add("finding-words");
        if (!told.detail().isEmpty()) {
            words.getChildren().add(Parts.wrapped(told.detail(), "finding-detail"));
        }
        if (!told.why().isEmpty()) {
            words.getChildren().add(Parts.wrapped(told.why(), "finding-why"));
        }
        if (told.canBeFixed()) {
            Label what = Parts.wrapped(told.fix(), "finding-fix");
            HBox.setHgrow(what, Priority.ALWAYS);
            HBox line = new HBox(new FontIcon(Feather.TOOL), what);
            line.getStyleClass().add("fix-line");
            words.getChildren().add(line);
        }
        if (!told.advice().isEmpty()) {
            words.getChildren().add(Parts.wrapped(told.advice(), "finding-advice"));
        }
        if (!told.command().isEmpty()) {
            words.getChildren().add(command(told.command(), shell));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        root = new HBox(sign(told.finding()), words, ways(told, shell, fix));
        root.setId("finding-" + told.finding().check().replace('.', '-'));
        root.getStyleClass().addAll("doctor-card", "doctor-" + told.finding().verdict());
        root.setAccessibleText(told.spoken());
        root.setFocusTraversable(true);
    }

    private static Node sign(DoctorFinding finding) {
        boolean fails = finding.verdict() == Verdict.FAIL;
        FontIcon icon = new FontIcon(fails ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE);
        Label word = Parts.words(DoctorWords.verdict(finding), "finding-verdict");
        word.setGraphic(icon);
        word.setMinWidth(Region.USE_PREF_SIZE);
        return word;
    }

    private static Node command(String command, Shell shell) {
        Button chip = new Button(command, new FontIcon(Feather.COPY));
        chip.getStyleClass().add("command-chip");
        chip.setAccessibleText("Copy the command " + command);
        chip.setOnAction(click -> shell.copy(command));
        return chip;
    }

    private static Node ways(Told told, Shell shell, Consumer<Told> fix) {
        HBox ways = new HBox(8);
        ways.setAlignment(Pos.TOP_RIGHT);
        ways.setMinWidth(Region.USE_PREF_SIZE);
        place(told.finding())
                .ifPresent(
                        place ->
                                ways.getChildren()
                                        .add(way("Show", "show", told, () -> shell.open(place))));
        if (told.canBeFixed()) {
            ways.getChildren()
                    .add(
                            way(
                                    DoctorWords.deed(told.finding()),
                                    "fix",
                                    told,
                                    () -> fix.accept(told)));
        }
        return ways;
    }

    private static Button way(String words, String id, Told told, Runnable run) {
        Button button = Parts.button(id + "-" + told.finding().check(), words, null, run);
        button.setAccessibleText(words.replace("…", "") + ": " + told.title());
        return button;
    }

    static Optional<Place> place(DoctorFinding finding) {
        String address = finding.place();
        return address == null ? Optional.empty() : Place.parse(address);
    }

    void mark(boolean on) {
        root.pseudoClassStateChanged(MARKED, on);
    }

    Region root() {
        return root;
    }
}
