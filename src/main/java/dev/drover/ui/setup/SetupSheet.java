package dev.drover.ui.setup;

import dev.drover.model.view.SetupOffer;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.setup.SetupModel.Told;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Shows before anything is written which lines change, and then has them written.
final class SetupSheet {
    private final Sheet sheet;
    private final Shell shell;
    private final SetupInputs inputs;
    private final Runnable changed;

    /// A change of a file, and what makes it.
    private record Deed(List<String> diff, Function<SetupOffer, String> work) {}

    /// @param changed told when something may be no longer as it was shown
    SetupSheet(Sheet sheet, Shell shell, SetupInputs inputs, Runnable changed) {
        this.sheet = sheet;
        this.shell = shell;
        this.inputs = inputs;
        this.changed = changed;
    }

    /// Where hooks of others do the same, they may go in the same step.
    void setUp(Told told) {
        ask(
                told,
                told.deed().replace("…", "") + " " + told.title(),
                "Adds these lines to " + told.file() + ". A copy of the file is kept beside it.",
                new Deed(told.offer().added(), inputs.setUp()),
                told.canReplace() ? new Deed(told.offer().replaced(), inputs.replace()) : null,
                told.deed().replace("…", ""));
    }

    /// Only those of others are left to do.
    void replace(Told told) {
        ask(
                told,
                "Replace hooks in " + told.title(),
                "Takes these lines out of " + told.file() + ". A copy of the file is kept.",
                new Deed(told.offer().replaced(), inputs.replace()),
                null,
                "Replace");
    }

    void takeOut(Told told) {
        ask(
                told,
                "Take Drover out of " + told.title(),
                "Takes these lines out of " + told.file() + ". Nothing else changes.",
                new Deed(told.offer().removed(), inputs.takeOut()),
                null,
                "Take out");
    }

    /// @param more done instead if the person wants it, null for no such choice
    private void ask(
            Told told, String title, String about, Deed deed, @Nullable Deed more, String word) {
        AtomicReference<Deed> chosen = new AtomicReference<>(deed);
        VBox diff = new VBox(DiffLines.of(deed.diff()));
        VBox body = new VBox();
        // Above the lines, of which there may be many.
        if (!told.others().isEmpty()) {
            body.getChildren().add(Parts.wrapped(told.others(), "setup-note"));
        }
        if (more != null) {
            body.getChildren().add(choice(diff, deed, more, chosen));
        }
        body.getChildren().add(diff);
        told.notes().forEach(note -> body.getChildren().add(Parts.wrapped(note, "setup-note")));
        Button cancel = Parts.button("setup-cancel", "Cancel", null, sheet::close);
        Button confirm =
                Parts.button(
                        "setup-confirm",
                        word,
                        null,
                        () -> {
                            sheet.close();
                            run(told, title, chosen.get().work());
                        });
        confirm.getStyleClass().add("accent");
        sheet.show(
                "setup-sheet",
                title,
                Parts.wrapped(about, "sheet-about"),
                body,
                new HBox(8, Parts.gap(), cancel, confirm),
                confirm);
    }

    private static CheckBox choice(VBox diff, Deed usual, Deed more, AtomicReference<Deed> chosen) {
        CheckBox box = new CheckBox("Take those out, since Drover does the same");
        box.setId("setup-replace");
        VBox.setMargin(box, new Insets(6, 0, 10, 0));
        box.selectedProperty()
                .addListener(
                        (_, _, wanted) -> {
                            Deed now = wanted ? more : usual;
                            chosen.set(now);
                            diff.getChildren().setAll(DiffLines.of(now.diff()));
                        });
        return box;
    }

    private void run(Told told, String title, Function<SetupOffer, String> work) {
        shell.actions()
                .run(
                        Action.of(title, () -> work.apply(told.offer()))
                                .then(said -> changed.run())
                                .says(said -> said));
    }
}
