package dev.drover.ui.worktrees;

import dev.drover.model.Place;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Inquiry;
import dev.drover.ui.part.Sheet;
import dev.drover.ui.worktrees.WorktreeLooks.Seen;

import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The page of worktrees. It looks while it is drawn, never on the FX thread and never while nobody
/// sees it.
public final class WorktreesPage implements Page {
    /// The header beside the filter has room for the pills with their words.
    private static final double WORDS_FIT = 960;

    private static final KeyCombination NEW =
            new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);

    private final Shell shell;
    private final WorktreeInputs inputs;
    private final Sheet sheet;
    private final ReclaimSheet reclaiming;
    private final CreateSheet creating;
    private final WorktreeLists lists;
    private final WorktreeLooks looks;

    /// Apart from the looks: git is asked for snapshots, and the list must not wait for that.
    private final Inquiry<List<TrashedWorktreeView>> away;

    private final StackPane root = new StackPane();
    private volatile Map<String, String> names = Map.of();
    private Instant now = Instant.EPOCH;
    private @Nullable Place wanted;

    public WorktreesPage(WorktreeInputs inputs, Shell shell) {
        this.shell = shell;
        this.inputs = inputs;
        looks =
                new WorktreeLooks(
                        this::look,
                        this::show,
                        this::failed,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
        away =
                new Inquiry<>(
                        inputs.trash().all(),
                        this::show,
                        Inquiry.virtualThreads(),
                        Platform::runLater);
        sheet = new Sheet(root);
        WorktreeActions actions = new WorktreeActions(shell, inputs, this::changed);
        reclaiming = new ReclaimSheet(sheet, actions);
        creating = new CreateSheet(sheet, actions);
        lists =
                new WorktreeLists(
                        actions, sheet, shell, this::lookNow, this::create, reclaiming::ask);
        root.getChildren().add(lists.root());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        root.widthProperty()
                .addListener(
                        (property, before, after) ->
                                lists.compact(after.doubleValue() < WORDS_FIT));
        root.parentProperty()
                .addListener(
                        (property, before, after) -> {
                            if (after != null && before == null) {
                                opened();
                            }
                        });
    }

    private void opened() {
        looks.opened();
        away.ask();
        told();
    }

    private Seen look(boolean fresh) {
        long began = System.nanoTime();
        WorktreeGroups found =
                WorktreeGroups.of(
                        inputs.list().apply(fresh),
                        inputs.claims().get(),
                        id -> names.getOrDefault(id, ""));
        return new Seen(found, fresh, Duration.ofNanos(System.nanoTime() - began));
    }

    private void lookNow() {
        looks.now();
        told();
    }

    private void changed() {
        looks.changed();
        away.askAnew();
    }

    private void create() {
        Map<String, String> repositories = lists.groups().repositories();
        if (repositories.isEmpty()) {
            shell.say("No repository is known yet.");
        } else {
            creating.ask(repositories, lists.repository());
        }
    }

    @Override
    public boolean open(Place place) {
        wanted = null;
        if (!lists.lead(place)) {
            // It may have been made since, and the first look may still be under way.
            wanted = place;
            lookNow();
            away.ask();
        }
        return true;
    }

    @Override
    public void draw(Snapshot snapshot) {
        now = snapshot.at();
        names = WorktreeWords.names(snapshot.instances(), now);
        if (root.getParent() != null) {
            looks.tick(now);
        }
        lists.tick(now);
        told();
    }

    private void show(Seen seen) {
        if (seen.fresh()) {
            away.ask();
        }
        lists.show(seen.groups(), seen.fresh(), now);
        told();
        settle(seen.fresh() && !isInTrash(wanted));
    }

    private void show(List<TrashedWorktreeView> found) {
        lists.show(found, now);
        settle(isInTrash(wanted));
    }

    private static boolean isInTrash(@Nullable Place place) {
        return place instanceof Place.Worktrees(String path) && Place.Worktrees.isTrash(path);
    }

    /// Goes where somebody wanted to go, as soon as that has come.
    ///
    /// @param last what has not come by now is not there
    private void settle(boolean last) {
        Place place = wanted;
        if (place == null || root.getParent() == null) {
            return;
        }
        boolean there = lists.lead(place);
        if (there || last) {
            wanted = null;
        }
        if (!there && last) {
            shell.say(missing(place));
        }
    }

    private void failed(RuntimeException e) {
        lists.failed(e);
        told();
    }

    private void told() {
        lists.looked(looks.isLooking(), looks.looked(), now);
    }

    private void onKey(KeyEvent event) {
        if (sheet.isOpen()) {
            return;
        }
        if (event.getCode() == KeyCode.F5) {
            lookNow();
        } else if (NEW.match(event)) {
            create();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void focus() {
        lists.focus();
    }

    @Override
    public boolean back() {
        if (sheet.isOpen()) {
            sheet.close();
            return true;
        }
        return lists.back();
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(lists.ofChosen());
        all.add(new Command("New worktree…", "Ctrl+N", this::create));
        all.add(new Command("Reclaim what is safe…", null, reclaiming::ask));
        all.add(new Command("Look again", "F5", this::lookNow));
        all.add(lists.over());
        return all;
    }

    @Override
    public String missing(Place place) {
        return "That worktree is not there any more.";
    }

    @Override
    public Node lead() {
        return lists.pills();
    }

    @Override
    public StringProperty filter() {
        return lists.filter();
    }

    @Override
    public Node root() {
        return root;
    }

    WorktreesModel model() {
        return lists.model();
    }
}
