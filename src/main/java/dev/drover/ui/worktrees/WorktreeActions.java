package dev.drover.ui.worktrees;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeWish;
import dev.drover.model.worktree.Hazard;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Figures;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a person can have done on this page, with the words that tell of it.
final class WorktreeActions {
    private static final int LONG = 400;

    private final Shell shell;
    private final WorktreeInputs inputs;
    private final Runnable changed;

    /// @param changed told when something is no longer as it was shown
    WorktreeActions(Shell shell, WorktreeInputs inputs, Runnable changed) {
        this.shell = shell;
        this.inputs = inputs;
        this.changed = changed;
    }

    /// Looks what would be lost, which changes nothing.
    void preview(WorktreeEntry entry, Consumer<WorktreeDeed> then) {
        shell.actions()
                .run(
                        Action.of(
                                        "Looking what it holds",
                                        () -> inputs.remove().remove(entry.key(), true, true))
                                .then(then));
    }

    /// @param rescue true if its work may go along
    /// @param otherwise looks again: it is not any more what was shown
    void remove(WorktreeEntry entry, boolean rescue, Runnable otherwise) {
        List<String> ids = new CopyOnWriteArrayList<>();
        shell.actions()
                .run(
                        Action.of(
                                        "Moving " + entry.name() + " to the trash",
                                        () -> moved(entry.key(), rescue, ids))
                                .then(deed -> changed.run())
                                .orElse(refusal -> otherwise.run())
                                .undoneBy(() -> restored(ids))
                                .says(entry.name() + " is in the trash"));
    }

    private WorktreeDeed moved(String path, boolean rescue, List<String> ids) {
        WorktreeDeed deed = inputs.remove().remove(path, rescue, false);
        if (deed.trash() != null) {
            ids.add(deed.trash());
        }
        return deed;
    }

    private List<WorktreeDeed> restored(List<String> ids) {
        if (ids.isEmpty()) {
            throw new Refused(new Refusal.NotNow("Nothing has been moved."));
        }
        List<WorktreeDeed> back = ids.stream().map(inputs.trash().restore()).toList();
        Platform.runLater(changed);
        return back;
    }

    /// Looks which ones nobody would miss.
    void reclaimable(Consumer<List<WorktreeDeed>> then) {
        shell.actions()
                .run(
                        Action.of("Looking which are safe", () -> inputs.reclaimable().get())
                                .canBeCancelled()
                                .then(then));
    }

    /// Moves those, and no others, to the trash. What has come to hold work since then stays.
    ///
    /// @param notAll gets those that stayed, each with the reason in its note
    void reclaim(List<WorktreeDeed> shown, Consumer<List<WorktreeDeed>> notAll) {
        List<String> ids = new CopyOnWriteArrayList<>();
        shell.actions()
                .run(
                        Action.of(
                                        "Moving "
                                                + Figures.count(
                                                        shown.size(), "worktree", "worktrees")
                                                + " to the trash",
                                        () -> shown.stream().map(d -> tried(d, ids)).toList())
                                .then(
                                        deeds -> {
                                            changed.run();
                                            List<WorktreeDeed> kept =
                                                    deeds.stream().filter(d -> !d.done()).toList();
                                            if (!kept.isEmpty()) {
                                                notAll.accept(kept);
                                            }
                                        })
                                .undoneBy(() -> restored(ids))
                                .says(WorktreeActions::outcome));
    }

    private WorktreeDeed tried(WorktreeDeed shown, List<String> ids) {
        try {
            return moved(shown.path(), false, ids);
        } catch (Refused e) {
            return new WorktreeDeed(
                    shown.path(), false, null, shown.sizeBytes(), List.of(), why(shown.path(), e));
        }
    }

    /// In the words of another look, where that tells.
    private String why(String path, Refused refused) {
        try {
            List<Hazard> hazards = inputs.remove().remove(path, false, true).hazards();
            if (!hazards.isEmpty()) {
                return hazards.stream().map(Hazard::words).collect(Collectors.joining(" "));
            }
        } catch (Refused e) {
            return e.refusal().message();
        }
        return refused.refusal().message();
    }

    static String outcome(List<WorktreeDeed> deeds) {
        List<WorktreeDeed> done = deeds.stream().filter(WorktreeDeed::done).toList();
        String count = Figures.count(deeds.size(), "worktree", "worktrees");
        return (done.size() == deeds.size() ? count : done.size() + " of " + count)
                + " moved to the trash";
    }

    static long bytes(List<WorktreeDeed> deeds) {
        return deeds.stream().mapToLong(d -> d.sizeBytes() == null ? 0 : d.sizeBytes()).sum();
    }

    /// @param then gets what was made, or why none was needed
    /// @param refused gets the line that says what is wrong with the wish
    void create(WorktreeWish wish, Consumer<WorktreeDeed> then, Consumer<String> refused) {
        shell.actions()
                .run(
                        Action.of(
                                        "Making " + VisibleText.line(wish.name(), 80),
                                        () -> inputs.create().apply(wish))
                                .then(
                                        deed -> {
                                            changed.run();
                                            then.accept(deed);
                                        })
                                .orElse(refused));
    }

    void restore(TrashedWorktreeView trashed) {
        shell.actions()
                .run(
                        Action.of(
                                        "Bringing it back",
                                        () -> inputs.trash().restore().apply(trashed.id()))
                                .then(deed -> changed.run())
                                .says(
                                        deed ->
                                                WorktreeWords.name(trashed.path())
                                                        + " "
                                                        + VisibleText.line(deed.note(), LONG)));
    }

    void purge(TrashedWorktreeView trashed) {
        shell.actions()
                .run(
                        Action.of(
                                        "Deleting it for good",
                                        () -> inputs.trash().purge().apply(trashed.id()))
                                .then(deed -> changed.run())
                                .says(WorktreeWords.name(trashed.path()) + " is deleted for good"));
    }

    /// How long the trash keeps what would not be missed.
    Duration keep() {
        return inputs.trash().keep().get();
    }

    void copy(String path) {
        shell.copy(path);
    }

    void say(String words) {
        shell.say(VisibleText.line(words, LONG));
    }

    void open(Place place) {
        shell.open(place);
    }

    /// To the agent that works there, else to the one for which it was made.
    void goToAgent(WorktreeEntry entry) {
        @Nullable String id =
                entry.view().instances().isEmpty()
                        ? entry.view().owner()
                        : entry.view().instances().getFirst();
        if (id == null) {
            shell.say("No agent works there.");
        } else {
            shell.open(new Place.Instances(id));
        }
    }
}
