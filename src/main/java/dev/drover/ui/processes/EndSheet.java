package dev.drover.ui.processes;

import dev.drover.model.VisibleText;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// Tells before anything ends what would end in which order and why, what is kept and why, and
/// whether it comes back; and afterwards what is still there.
final class EndSheet {
    private static final int SHORT = 140;
    private static final int LONG = 400;

    private final Sheet sheet;
    private final ProcessActions actions;

    EndSheet(Sheet sheet, ProcessActions actions) {
        this.sheet = sheet;
        this.actions = actions;
    }

    void ask(List<String> keys) {
        actions.preview(keys, plan -> show(keys, plan));
    }

    private void show(List<String> keys, ProcessInputs.Plan plan) {
        List<ProcessInputs.Step> ends = plan.ends();
        VBox body = new VBox();
        if (!ends.isEmpty()) {
            body.getChildren().add(Parts.words("In this order", "fact-heading"));
            for (int i = 0; i < ends.size(); i++) {
                body.getChildren().add(step(Integer.toString(i + 1), ends.get(i)));
            }
        }
        kept(plan, body);
        Button cancel = Parts.button("end-cancel", "Cancel", null, sheet::close);
        if (ends.isEmpty()) {
            cancel.setText("Close");
            sheet.show(
                    "end-sheet",
                    "There is nothing to end",
                    Parts.wrapped("Everything that was asked for is kept or gone.", "sheet-about"),
                    body,
                    new HBox(8, Parts.gap(), cancel),
                    cancel);
            return;
        }
        String count = Figures.count(ends.size(), "process", "processes");
        Button end =
                Parts.button(
                        "end-confirm",
                        "End " + count,
                        null,
                        () -> {
                            sheet.close();
                            actions.end(keys, this::notAll);
                        });
        end.getStyleClass().add("ends");
        // The harmless one has the keyboard: Enter alone ends nothing.
        sheet.show(
                "end-sheet",
                "End " + count + "?",
                Parts.wrapped(about(plan), "sheet-about"),
                body,
                new HBox(8, warning(ends), Parts.gap(), cancel, end),
                cancel);
    }

    private static String about(ProcessInputs.Plan plan) {
        String won =
                plan.memoryBytes() > 0
                        ? "About " + Figures.bytes(plan.memoryBytes()) + " of memory would be won. "
                        : "";
        return won
                + "Each is asked to end, those furthest below first; what does not heed is"
                + " interrupted, and only then killed.";
    }

    /// What cannot be taken back is said where the button is.
    private static Label warning(List<ProcessInputs.Step> ends) {
        long again = ends.stream().filter(step -> step.undo() != null).count();
        String words =
                again == 0
                        ? "This cannot be undone."
                        : again == ends.size()
                                ? "This cannot be undone, but its agent can start it again."
                                : "This cannot be undone; agents can start "
                                        + again
                                        + " of them again.";
        Label label = Parts.wrapped(words, "sheet-warning");
        label.setId("end-warning");
        label.setMaxWidth(300);
        return label;
    }

    private void kept(ProcessInputs.Plan plan, VBox body) {
        if (!plan.kept().isEmpty()) {
            body.getChildren().add(Parts.words("These are kept", "fact-heading"));
            plan.kept().forEach(step -> body.getChildren().add(step("–", step)));
        }
    }

    private void notAll(ProcessInputs.Plan plan) {
        VBox body = new VBox();
        List<ProcessInputs.Step> left = plan.ends().stream().filter(s -> !s.gone()).toList();
        body.getChildren().add(Parts.words("Still there", "fact-heading"));
        left.forEach(step -> body.getChildren().add(step("–", step)));
        kept(plan, body);
        Button close = Parts.button("end-close", "Close", null, sheet::close);
        sheet.show(
                "end-outcome",
                "Not all of them ended",
                Parts.wrapped(ProcessActions.outcome(plan) + ".", "sheet-about"),
                body,
                new HBox(8, Parts.gap(), close),
                close);
    }

    private static Node step(String sign, ProcessInputs.Step step) {
        Label number = Parts.words(sign, "step-number");
        Label what =
                Parts.words(
                        step.command().isEmpty()
                                ? "pid " + step.pid()
                                : VisibleText.line(step.command(), SHORT),
                        "step-command");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Label pid = Parts.words(Long.toString(step.pid()), "step-pid");
        Label memory =
                Parts.words(
                        step.memoryBytes() == null ? "" : Figures.bytes(step.memoryBytes()),
                        "step-memory");
        for (Label small : new Label[] {number, pid, memory}) {
            small.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        }
        HBox first = new HBox(10, what, pid, memory);
        VBox text = new VBox(2, first, Parts.wrapped(reason(step), "step-reason"));
        if (step.undo() != null) {
            text.getChildren()
                    .add(Parts.wrapped(VisibleText.line(step.undo(), LONG), "step-reason"));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(10, number, text);
        line.getStyleClass().add("step");
        line.setAccessibleText(what.getText() + ", " + pid.getText() + ": " + reason(step));
        return line;
    }

    private static String reason(ProcessInputs.Step step) {
        String outcome = step.outcome();
        String words = outcome == null ? step.reason() : "It " + outcome + ".";
        return VisibleText.line(words, LONG);
    }
}
