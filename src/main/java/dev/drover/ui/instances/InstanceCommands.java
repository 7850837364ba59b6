package dev.drover.ui.instances;

import dev.drover.ui.instances.detail.InstanceDetail;
import dev.drover.ui.instances.detail.LabelField;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.Row;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What can be done with the agent that is chosen in the table, by key and by name.
final class InstanceCommands {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FOCUS =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ObservableValue<@Nullable Row<Shown>> chosen;
    private final InstanceDetail detail;
    private final Runnable openDetail;
    private final Shell shell;

    InstanceCommands(
            ObservableValue<@Nullable Row<Shown>> chosen,
            InstanceDetail detail,
            Runnable openDetail,
            Shell shell) {
        this.chosen = chosen;
        this.detail = detail;
        this.openDetail = openDetail;
        this.shell = shell;
    }

    /// @return false if the key means none of them
    boolean onKey(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
        } else if (FOCUS.match(event)) {
            focusTerminal();
        } else if (event.getCode() == KeyCode.F2) {
            edit(LabelField.NAME);
        } else {
            return false;
        }
        return true;
    }

    /// Listed also while nothing is chosen, so that people learn what there is.
    List<Command> all() {
        Row<Shown> row = chosen.getValue();
        String whom = row == null ? "" : row.now().title();
        List<Command> commands = new ArrayList<>();
        commands.add(command("Go to its terminal", whom, "Ctrl+Enter", this::focusTerminal));
        commands.add(command("Copy its directory", whom, "Ctrl+C", this::copy));
        commands.add(command("Rename it", whom, "F2", () -> edit(LabelField.NAME)));
        for (LabelField field : LabelField.values()) {
            if (field != LabelField.NAME) {
                String name = "Change its " + field.title().toLowerCase(Locale.ROOT);
                commands.add(command(name, whom, null, () -> edit(field)));
            }
        }
        return commands;
    }

    private static Command command(String name, String about, @Nullable String keys, Runnable run) {
        return new Command(name, about, keys, null, run);
    }

    private void copy() {
        with(row -> shell.copy(row.now().view().cwd()));
    }

    private void focusTerminal() {
        with(
                row -> {
                    openDetail.run();
                    detail.focusTerminal();
                });
    }

    private void edit(LabelField field) {
        with(
                row -> {
                    openDetail.run();
                    detail.edit(field);
                });
    }

    private void with(Consumer<Row<Shown>> run) {
        Row<Shown> row = chosen.getValue();
        if (row == null) {
            shell.say("Choose an agent first.");
        } else {
            run.accept(row);
        }
    }
}
