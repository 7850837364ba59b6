package dev.drover.ui.ports;

import dev.drover.model.Place;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a person can have done on this page, with the words that tell of it.
final class PortActions {
    private final Shell shell;
    private final PortInputs inputs;
    private final Sheet sheet;
    private final Runnable changed;

    /// @param changed told when something is no longer as it was shown
    PortActions(Shell shell, PortInputs inputs, Sheet sheet, Runnable changed) {
        this.shell = shell;
        this.inputs = inputs;
        this.sheet = sheet;
        this.changed = changed;
    }

    /// Tells first who would lose it, and what stays.
    void release(PortEntry entry) {
        if (!entry.view().leased()) {
            shell.say("Nobody has leased port " + entry.port() + ", so there is no lease to end.");
            return;
        }
        Button cancel = Parts.button("release-cancel", "Cancel", null, sheet::close);
        Button release =
                Parts.button(
                        "release-confirm",
                        "Release " + entry.port(),
                        null,
                        () -> {
                            sheet.close();
                            run(entry.view().port());
                        });
        release.getStyleClass().add("ends");
        VBox body = new VBox();
        if (!entry.view().listeners().isEmpty()) {
            body.getChildren()
                    .add(
                            Parts.wrapped(
                                    "Whoever listens there goes on: " + entry.program() + ".",
                                    "step-reason"));
        }
        // The harmless one has the keyboard: Enter alone releases nothing.
        sheet.show(
                "release-sheet",
                "Release port " + entry.port() + "?",
                Parts.wrapped(entry.sentence() + " " + loses(entry), "sheet-about"),
                body,
                new HBox(8, Parts.gap(), cancel, release),
                cancel);
    }

    private static String loses(PortEntry entry) {
        return entry.instance() == null
                ? "Once it is released, anybody may get it."
                : "The agent is not asked, and goes on believing that the port is its own until it"
                        + " is told of another. Anybody may get it then.";
    }

    private void run(int port) {
        shell.actions()
                .run(
                        Action.of("Releasing port " + port, () -> inputs.release().apply(port))
                                .then(lease -> changed.run())
                                .says("Port " + port + " is released"));
    }

    void goToHolder(PortEntry entry) {
        String instance = entry.instance();
        if (instance == null) {
            shell.say("Port " + entry.port() + " has no agent to go to.");
        } else {
            shell.open(new Place.Instances(instance));
        }
    }

    /// Leads to where it is told first what would end.
    void end(PortEntry entry) {
        PortInputs.Running ends = entry.ends();
        if (ends == null) {
            shell.say("Nothing that Drover may end listens on port " + entry.port() + ".");
        } else {
            end(ends);
        }
    }

    void end(PortInputs.Running running) {
        shell.open(Place.Processes.askingToEnd(running.key()));
    }

    void show(PortInputs.Running running) {
        shell.open(new Place.Processes(running.key()));
    }

    void copy(PortEntry entry) {
        shell.copy(entry.port());
    }
}
