package dev.drover.ui.processes;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Figures;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What a person can have done on this page, with the words that tell of it.
final class ProcessActions {
    private final Shell shell;
    private final ProcessInputs inputs;
    private final Runnable changed;

    /// @param changed told when something is no longer as it was shown
    ProcessActions(Shell shell, ProcessInputs inputs, Runnable changed) {
        this.shell = shell;
        this.inputs = inputs;
        this.changed = changed;
    }

    boolean canEnd() {
        return inputs.ending() != null;
    }

    /// Asks what would happen, which changes nothing.
    void preview(List<String> keys, Consumer<ProcessInputs.Plan> then) {
        ProcessInputs.Ending ending = inputs.ending();
        if (ending != null && !keys.isEmpty()) {
            shell.actions()
                    .run(
                            Action.of("Looking what would end", () -> ending.preview().apply(keys))
                                    .then(then));
        }
    }

    /// @param notAll gets the outcome if something is still there
    void end(List<String> keys, Consumer<ProcessInputs.Plan> notAll) {
        ProcessInputs.Ending ending = Objects.requireNonNull(inputs.ending());
        shell.actions()
                .run(
                        Action.of("Ending processes", () -> ending.end().apply(keys))
                                .then(
                                        plan -> {
                                            changed.run();
                                            if (!plan.ends().stream()
                                                    .allMatch(ProcessInputs.Step::gone)) {
                                                notAll.accept(plan);
                                            }
                                        })
                                .says(ProcessActions::outcome));
    }

    static String outcome(ProcessInputs.Plan plan) {
        List<ProcessInputs.Step> ends = plan.ends();
        long gone = ends.stream().filter(ProcessInputs.Step::gone).count();
        String count = Figures.count(ends.size(), "process", "processes");
        String won = ", " + Figures.bytes(plan.memoryBytes()) + " won back";
        return gone == ends.size()
                ? count + " ended" + (plan.memoryBytes() > 0 ? won : "")
                : gone + " of " + count + " ended" + (plan.memoryBytes() > 0 ? won : "");
    }

    void trash(Directory directory) {
        AtomicReference<@Nullable String> id = new AtomicReference<>();
        shell.actions()
                .run(
                        Action.of(
                                        "Moving it to the trash",
                                        () -> {
                                            Directory moved =
                                                    inputs.directories()
                                                            .trash()
                                                            .apply(directory.path());
                                            id.set(moved.trashed());
                                            return moved;
                                        })
                                .then(moved -> changed.run())
                                .undoneBy(() -> putBack(id.get()))
                                .says("Moved to Drover's trash"));
    }

    private Directory putBack(@Nullable String id) {
        if (id == null) {
            throw new Refused(new Refusal.NotNow("It has not been moved."));
        }
        Directory back = inputs.directories().restore().apply(id);
        Platform.runLater(changed);
        return back;
    }

    void restore(Directory directory) {
        String id = directory.trashed();
        if (id != null) {
            shell.actions()
                    .run(
                            Action.of(
                                            "Putting it back",
                                            () -> inputs.directories().restore().apply(id))
                                    .then(back -> changed.run())
                                    .says("Put back where it was"));
        }
    }

    void copyCommand(ProcessEntry entry) {
        shell.copy(entry.command());
    }

    void copyPid(ProcessEntry entry) {
        shell.copy(Long.toString(entry.view().pid()));
    }

    void goToOwner(ProcessEntry entry) {
        if (entry.view().owner() != null) {
            shell.open(new Place.Instances(entry.view().owner()));
        }
    }

    void show(String key) {
        shell.open(new Place.Processes(key));
    }
}
