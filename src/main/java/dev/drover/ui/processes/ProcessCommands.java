package dev.drover.ui.processes;

import dev.drover.ui.page.Command;
import dev.drover.ui.table.Row;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be done with the process that is chosen, by key and by name.
final class ProcessCommands {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableValue<@Nullable Row<ProcessLine>> chosen;
    private final ProcessActions actions;
    private final EndSheet ending;
    private final Consumer<String> say;

    ProcessCommands(
            ObservableValue<@Nullable Row<ProcessLine>> chosen,
            ProcessActions actions,
            EndSheet ending,
            Consumer<String> say) {
        this.chosen = chosen;
        this.actions = actions;
        this.ending = ending;
        this.say = say;
    }

    /// @return false if the key means none of them
    boolean onKey(KeyEvent event) {
        if (COPY.match(event)) {
            with(actions::copyCommand);
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        } else if (event.getCode() == KeyCode.DELETE && actions.canEnd()) {
            end();
        } else if (event.getCode() == KeyCode.G) {
            with(actions::goToOwner);
        } else {
            return false;
        }
        return true;
    }

    /// Listed also while nothing is chosen, so that people learn what there is.
    List<Command> all() {
        Row<ProcessLine> row = chosen.getValue();
        String which = row == null ? "" : row.now().view().name();
        List<Command> commands = new ArrayList<>();
        if (actions.canEnd()) {
            commands.add(new Command("End it…", which, "Delete", null, this::end));
        }
        commands.add(
                new Command("Go to its agent", which, "G", null, () -> with(actions::goToOwner)));
        commands.add(
                new Command(
                        "Copy its command",
                        which,
                        "Ctrl+C",
                        null,
                        () -> with(actions::copyCommand)));
        commands.add(new Command("Copy its pid", which, null, null, () -> with(actions::copyPid)));
        return commands;
    }

    private void end() {
        with(
                entry -> {
                    if (entry.view().keep() == null) {
                        ending.ask(List.of(entry.key()));
                    } else {
                        say.accept("It cannot be ended here. " + entry.view().keep());
                    }
                });
    }

    private void with(Consumer<ProcessEntry> run) {
        Row<ProcessLine> row = chosen.getValue();
        if (row == null) {
            say.accept("Choose a process first.");
        } else {
            run.accept(row.now().view());
        }
    }
}
