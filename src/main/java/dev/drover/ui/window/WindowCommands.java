package dev.drover.ui.window;

import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What can be done in the window whatever page shows, by key and by name.
final class WindowCommands {
    private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;
    private static final KeyCombination.Modifier ALT = KeyCombination.ALT_DOWN;

    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, CTRL);
    private static final Set<String> MENU = Set.of("Ctrl+K", "Ctrl+Z", "F1", "Ctrl+W", "Ctrl+Q");

    /// @param inText false for keys that mean something else while a person types
    private record Bound(KeyCombination keys, boolean inText, Command command) {}

    private final List<Bound> bound = new ArrayList<>();
    private Runnable help = () -> {};
    private Runnable palette = () -> {};

    WindowCommands(Navigator navigator) {
        add("Find anything", "Ctrl+K", PALETTE, () -> palette.run());
        int number = 1;
        for (Section section : navigator.sections()) {
            if (number < 10) {
                add(
                        "Go to " + section.title(),
                        "Ctrl+" + number,
                        new KeyCodeCombination(KeyCode.valueOf("DIGIT" + number), CTRL),
                        () -> navigator.open(section.home()));
                number++;
            }
        }
        add("Go back", "Alt+←", new KeyCodeCombination(KeyCode.LEFT, ALT), navigator::back);
        add("Go forward", "Alt+→", new KeyCodeCombination(KeyCode.RIGHT, ALT), navigator::forward);
    }

    private void add(String name, String keys, KeyCombination combination, Runnable run) {
        bound.add(new Bound(combination, true, new Command(name, keys, run)));
    }

    void filter(Runnable run) {
        add("Filter this page", "Ctrl+F", new KeyCodeCombination(KeyCode.F, CTRL), run);
    }

    void palette(Runnable run) {
        palette = run;
    }

    void theme(Runnable run) {
        add(
                "Switch between light and dark",
                "Ctrl+Shift+T",
                new KeyCodeCombination(KeyCode.T, CTRL, SHIFT),
                run);
    }

    void ended(Runnable run) {
        add("Show or hide ended agents", "Ctrl+E", new KeyCodeCombination(KeyCode.E, CTRL), run);
    }

    void undo(Runnable run) {
        bound.add(
                new Bound(
                        new KeyCodeCombination(KeyCode.Z, CTRL),
                        false,
                        new Command("Undo the last change", "Ctrl+Z", run)));
    }

    void help(Runnable run) {
        help = run;
        add("Show all keys", "F1", new KeyCodeCombination(KeyCode.F1), run);
    }

    void closeWindow(Runnable run) {
        add("Close the window", "Ctrl+W", new KeyCodeCombination(KeyCode.W, CTRL), run);
    }

    void quit(Runnable run) {
        add("Quit Drover", "Ctrl+Q", new KeyCodeCombination(KeyCode.Q, CTRL), run);
    }

    /// A question mark asks for help too, where it is not part of a text. Which key types it is
    /// another on every keyboard.
    void onTyped(KeyEvent event) {
        if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
            help.run();
            event.consume();
        }
    }

    /// The few that belong into a menu.
    List<Command> menu() {
        return bound.stream()
                .map(Bound::command)
                .filter(c -> c.keys() != null && MENU.contains(c.keys()))
                .toList();
    }

    boolean isPalette(KeyEvent event) {
        return PALETTE.match(event);
    }

    /// Runs what this key means in the window, if anything.
    void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        for (Bound key : bound) {
            if (key.keys().match(event) && (key.inText() || !typing)) {
                key.command().run().run();
                event.consume();
                return;
            }
        }
    }

    /// Those with keys that mean the window, in the order of the list of keys.
    List<Command> all() {
        return bound.stream().map(Bound::command).toList();
    }
}
