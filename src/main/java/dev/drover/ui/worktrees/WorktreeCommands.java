package dev.drover.ui.worktrees;

import dev.drover.ui.page.Command;
import dev.drover.ui.table.Row;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// What can be done with the worktree that is chosen, by key and by name.
final class WorktreeCommands {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableValue<@Nullable Row<WorktreeLine>> chosen;
    private final WorktreeActions actions;
    private final RemoveSheet removal;

    WorktreeCommands(
            ObservableValue<@Nullable Row<WorktreeLine>> chosen,
            WorktreeActions actions,
            RemoveSheet removal) {
        this.chosen = chosen;
        this.actions = actions;
        this.removal = removal;
    }

    /// @return false if the key means none of them
    boolean onKey(KeyEvent event) {
        if (COPY.match(event)) {
            with(entry -> actions.copy(entry.key()));
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        } else if (event.getCode() == KeyCode.DELETE) {
            remove();
        } else if (event.getCode() == KeyCode.G) {
            with(actions::goToAgent);
        } else {
            return false;
        }
        return true;
    }

    /// Listed also while nothing is chosen, so that people learn what there is.
    List<Command> all() {
        Row<WorktreeLine> row = chosen.getValue();
        String which = row == null ? "" : row.now().view().name();
        return List.of(
                new Command("Remove it…", which, "Delete", null, this::remove),
                new Command("Go to its agent", which, "G", null, () -> with(actions::goToAgent)),
                new Command(
                        "Copy its path",
                        which,
                        "Ctrl+C",
                        null,
                        () -> with(entry -> actions.copy(entry.key()))));
    }

    /// The repository in which people are now; null if they have chosen none.
    @Nullable String repository() {
        Row<WorktreeLine> row = chosen.getValue();
        return row == null ? null : row.now().view().view().repository();
    }

    private void remove() {
        with(
                entry -> {
                    if (entry.isMain()) {
                        actions.say(Fate.MAIN.meaning());
                    } else {
                        removal.ask(entry);
                    }
                });
    }

    private void with(Consumer<WorktreeEntry> run) {
        Row<WorktreeLine> row = chosen.getValue();
        if (row == null) {
            actions.say("Choose a worktree first.");
        } else {
            run.accept(row.now().view());
        }
    }
}
