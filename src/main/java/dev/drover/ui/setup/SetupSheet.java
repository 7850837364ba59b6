package dev.drover.ui.setup;

import dev.drover.model.view.SetupOffer;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.setup.SetupModel.Told;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Function;

/// Shows before anything is written which lines change, and then has them written.
final class SetupSheet {
    private final Sheet sheet;
    private final Shell shell;
    private final SetupInputs inputs;
    private final Runnable changed;

    /// @param changed told when something may be no longer as it was shown
    SetupSheet(Sheet sheet, Shell shell, SetupInputs inputs, Runnable changed) {
        this.sheet = sheet;
        this.shell = shell;
        this.inputs = inputs;
        this.changed = changed;
    }

    void setUp(Told told) {
        ask(
                told,
                told.deed().replace("…", "") + " " + told.title(),
                "Adds these lines to " + told.file() + ". A copy of the file is kept beside it.",
                told.offer().added(),
                told.deed().replace("…", ""),
                inputs.setUp());
    }

    void takeOut(Told told) {
        ask(
                told,
                "Take Drover out of " + told.title(),
                "Takes these lines out of " + told.file() + ". Nothing else changes.",
                told.offer().removed(),
                "Take out",
                inputs.takeOut());
    }

    private void ask(
            Told told,
            String title,
            String about,
            List<String> diff,
            String deed,
            Function<SetupOffer, String> work) {
        VBox body = new VBox(DiffLines.of(diff));
        told.notes().forEach(note -> body.getChildren().add(Parts.wrapped(note, "setup-note")));
        Button cancel = Parts.button("setup-cancel", "Cancel", null, sheet::close);
        Button confirm =
                Parts.button(
                        "setup-confirm",
                        deed,
                        null,
                        () -> {
                            sheet.close();
                            run(told, title, work);
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

    private void run(Told told, String title, Function<SetupOffer, String> work) {
        shell.actions()
                .run(
                        Action.of(title, () -> work.apply(told.offer()))
                                .then(said -> changed.run())
                                .says(said -> said));
    }
}
