package dev.drover.ui.doctor;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.VisibleText;
import dev.drover.model.view.DoctorStep;
import dev.drover.ui.doctor.DoctorModel.Told;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// Shows before anything changes what the doctor would do and to what; and afterwards what it could
/// not do.
final class FixSheet {
    private static final int LONG = 400;

    private final Sheet sheet;
    private final Shell shell;
    private final DoctorInputs inputs;
    private final Runnable changed;

    /// @param changed told when something may be no longer as it was shown
    FixSheet(Sheet sheet, Shell shell, DoctorInputs inputs, Runnable changed) {
        this.sheet = sheet;
        this.shell = shell;
        this.inputs = inputs;
        this.changed = changed;
    }

    void ask(List<Told> wanted) {
        VBox body = new VBox();
        for (Told told : wanted) {
            if (wanted.size() > 1) {
                body.getChildren().add(Parts.words(told.title(), "fact-heading"));
                body.getChildren().add(Parts.wrapped(told.fix(), "fix-words"));
            } else if (!told.touches().isEmpty()) {
                body.getChildren().add(Parts.words("What this changes", "fact-heading"));
            }
            told.touches().forEach(line -> body.getChildren().add(touched(line)));
        }
        boolean clears = wanted.stream().allMatch(told -> told.finding().stale());
        Button cancel = Parts.button("fix-cancel", "Cancel", null, sheet::close);
        Button fix =
                Parts.button(
                        "fix-confirm",
                        clears ? "Clear away" : wanted.size() == 1 ? "Fix" : "Fix all",
                        null,
                        () -> {
                            sheet.close();
                            treat(wanted);
                        });
        fix.getStyleClass().add(clears ? "ends" : "accent");
        String about =
                wanted.size() == 1
                        ? wanted.getFirst().fix()
                        : "One after the other; what fails holds up none of the others.";
        // The harmless one has the keyboard: Enter alone changes nothing.
        sheet.show(
                "fix-sheet",
                title(wanted, clears),
                Parts.wrapped(about, "sheet-about"),
                body,
                new HBox(8, Parts.gap(), cancel, fix),
                cancel);
    }

    private static String title(List<Told> wanted, boolean clears) {
        String what = wanted.size() == 1 ? "this" : Figures.count(wanted.size(), "", "things");
        return clears ? "Clear " + what + " away?" : "Fix " + what + "?";
    }

    private static Node touched(String line) {
        Label dash = Parts.words("–", "step-number");
        Label words = Parts.wrapped(line, "step-command");
        return new HBox(10, dash, words);
    }

    private void treat(List<Told> wanted) {
        shell.actions()
                .run(
                        Action.of("Mending", () -> treated(wanted))
                                .then(this::outcome)
                                .says(FixSheet::words));
    }

    private List<DoctorStep> treated(List<Told> wanted) {
        List<DoctorStep> steps = new ArrayList<>();
        for (Told told : wanted) {
            steps.add(inputs.treat().apply(told.finding()));
        }
        if (steps.size() == 1 && steps.getFirst().failure() != null) {
            throw new Refused(new Refusal.NotNow(line(steps.getFirst().failure())));
        }
        return steps;
    }

    private static String words(List<DoctorStep> steps) {
        if (steps.size() == 1) {
            return line(String.valueOf(steps.getFirst().done()));
        }
        long done = steps.stream().filter(step -> step.done() != null).count();
        return done + " of " + steps.size() + " things mended";
    }

    private void outcome(List<DoctorStep> steps) {
        changed.run();
        List<DoctorStep> failed = steps.stream().filter(step -> step.failure() != null).toList();
        if (failed.isEmpty()) {
            return;
        }
        VBox body = new VBox();
        for (DoctorStep step : failed) {
            body.getChildren().add(Parts.words(line(step.check()), "fact-heading"));
            body.getChildren()
                    .add(Parts.wrapped(line(String.valueOf(step.failure())), "fix-words"));
        }
        Button close = Parts.button("fix-close", "Close", null, sheet::close);
        sheet.show(
                "fix-outcome",
                "Not all could be mended",
                Parts.wrapped(words(steps) + ".", "sheet-about"),
                body,
                new HBox(8, Parts.gap(), close),
                close);
    }

    private static String line(String words) {
        return VisibleText.line(words, LONG);
    }
}
