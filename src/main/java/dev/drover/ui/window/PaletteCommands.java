package dev.drover.ui.window;

import dev.drover.model.Place;
import dev.drover.ui.page.Command;
import dev.drover.ui.part.Shown;
import dev.drover.ui.part.StateLook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Everything the palette can find: agents that wait, what the page can do, all other agents, what
/// the window can do. Made anew each time it opens.
final class PaletteCommands {
    private final Navigator navigator;
    private final WindowCommands window;

    PaletteCommands(Navigator navigator, WindowCommands window) {
        this.navigator = navigator;
        this.window = window;
    }

    List<Command> all() {
        List<Command> waiting = new ArrayList<>();
        List<Command> others = new ArrayList<>();
        navigator
                .latest()
                .ifPresent(
                        snapshot ->
                                snapshot.instances().stream()
                                        .map(view -> Shown.of(view, snapshot.at()))
                                        .sorted(Shown.BY_NEED)
                                        .forEach(
                                                shown ->
                                                        (shown.look() == StateLook.WAITING
                                                                        ? waiting
                                                                        : others)
                                                                .add(leadTo(shown))));
        List<Command> all = new ArrayList<>(waiting);
        all.addAll(navigator.page().commands());
        all.addAll(window.all());
        all.addAll(others);
        return all;
    }

    private Command leadTo(Shown shown) {
        StringBuilder about = new StringBuilder(shown.look().word().toLowerCase(Locale.ROOT));
        about.append(' ').append(shown.since());
        if (!shown.note().isEmpty() && shown.look() == StateLook.WAITING) {
            about.append(" · ").append(shown.note());
        }
        about.append(" · ").append(shown.workspace());
        if (!shown.branch().isEmpty()) {
            about.append(" · ").append(shown.branch());
        }
        String id = shown.view().id();
        return new Command(
                shown.title(),
                about.toString(),
                null,
                shown.look(),
                () -> navigator.open(new Place.Instances(id)));
    }
}
