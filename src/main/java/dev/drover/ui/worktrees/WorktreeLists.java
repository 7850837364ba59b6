package dev.drover.ui.worktrees;

import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.table.DetailTable;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The two lists of the page, those that are there and those in the trash, of which one shows, with
/// the sums above it and the pills that choose. One filter is for both.
final class WorktreeLists {
    private final WorktreesModel model = new WorktreesModel();
    private final TrashModel trashModel = new TrashModel();
    private final BooleanProperty trash = new SimpleBooleanProperty();
    private final Shell shell;
    private final WorktreesView view;
    private final TrashView trashView;
    private final WorktreeBar bar;
    private final WorktreePills pills;
    private final BorderPane root = new BorderPane();
    private WorktreeGroups groups = WorktreeGroups.NONE;
    private List<TrashedWorktreeView> trashed = List.of();
    private boolean seen;

    /// @param look looks again
    /// @param making asks for a new one
    /// @param reclaim previews what is safe to move
    WorktreeLists(
            WorktreeActions actions,
            Sheet sheet,
            Shell shell,
            Runnable look,
            Runnable making,
            Runnable reclaim) {
        this.shell = shell;
        view = new WorktreesView(model, actions, new RemoveSheet(sheet, actions), shell);
        trashView = new TrashView(trashModel, actions, new PurgeSheet(sheet, actions), shell);
        bar = new WorktreeBar(look, making, reclaim);
        pills = new WorktreePills(model, trash);
        trashModel.filter().bindBidirectional(model.filter());
        root.setTop(bar.root());
        root.setCenter(view.table().root());
        trash.addListener((property, before, after) -> turn(after));
    }

    private void turn(boolean toTrash) {
        root.setCenter(shown().root());
        bar.trash(toTrash);
        shell.moved(toTrash ? Place.Worktrees.trashed(null) : new Place.Worktrees(null));
        shown().focus();
    }

    private DetailTable<?> shown() {
        return trash.get() ? trashView.table() : view.table();
    }

    /// @param fresh false for what was seen before: that there was nothing says nothing yet
    void show(WorktreeGroups found, boolean fresh, Instant now) {
        groups = found;
        seen = true;
        if (fresh || !found.entries().isEmpty()) {
            view.looked();
        }
        tick(now);
        bar.draw(groups, trashed);
    }

    void show(List<TrashedWorktreeView> found, Instant now) {
        trashed = found;
        trashModel.publish(found, now);
        pills.trashed(found.size());
        bar.draw(groups, found);
    }

    /// Ages go on.
    void tick(Instant now) {
        if (seen) {
            model.publish(groups.entries(), now);
        }
        if (!trashed.isEmpty()) {
            trashModel.publish(trashed, now);
        }
    }

    void failed(RuntimeException e) {
        view.failed(
                e instanceof Refused no
                        ? VisibleText.line(no.refusal().message(), 400)
                        : "The log says why: `drover daemon logs`.");
    }

    /// @param looking a look is under way
    /// @param at when the last one was over
    void looked(boolean looking, @Nullable Instant at, Instant now) {
        bar.looked(looking, at, now);
    }

    /// @return false if it is not there now
    boolean lead(Place place) {
        String at = place instanceof Place.Worktrees(String path) ? path : null;
        trash.set(Place.Worktrees.isTrash(at));
        return trash.get()
                ? trashView.table().lead(Place.Worktrees.idInTrash(at), () -> {})
                : view.table().lead(at, () -> {});
    }

    boolean back() {
        if (!trash.get()) {
            return view.table().back();
        }
        if (!trashView.table().back()) {
            trash.set(false);
        }
        return true;
    }

    void focus() {
        shown().focus();
    }

    /// What can be done with what is chosen.
    List<Command> ofChosen() {
        return trash.get() ? trashView.commands() : view.commands().all();
    }

    /// The way to the other list.
    Command over() {
        return trash.get()
                ? new Command("Show the worktrees", null, () -> trash.set(false))
                : new Command("Show the trash", null, () -> trash.set(true));
    }

    /// The repository of the chosen one; null if none is.
    @Nullable String repository() {
        return view.commands().repository();
    }

    WorktreeGroups groups() {
        return groups;
    }

    /// Numbers beside their signs are enough where there is no room for words.
    void compact(boolean on) {
        pills.compact(on);
    }

    Node pills() {
        return pills.root();
    }

    StringProperty filter() {
        return model.filter();
    }

    WorktreesModel model() {
        return model;
    }

    Node root() {
        return root;
    }
}
