package dev.drover.ui.ports;

import dev.drover.model.view.PortView.Use;
import dev.drover.ui.table.Pills;

import java.util.List;

/// How the use of a port reads: its word, its sign (colour and form), one sentence. They stand in
/// the order of the pills.
enum PortLook {
    CLASH(Use.CLASH, "Clash", "Leased to one, while somebody else listens there."),
    IN_USE(Use.IN_USE, "In use", "Leased, and its holder listens there."),
    LEASED(Use.LEASED, "Leased", "Kept for its holder; nothing listens there now."),
    UNLEASED(Use.UNLEASED, "No lease", "Something listens there that nobody has leased it for."),
    FREE(Use.FREE, "Free", "Nobody has leased it, and nothing listens there.");

    private final Use use;
    private final String word;
    private final String meaning;

    PortLook(Use use, String word, String meaning) {
        this.use = use;
        this.word = word;
        this.meaning = meaning;
    }

    static PortLook of(Use use) {
        return switch (use) {
            case CLASH -> CLASH;
            case IN_USE -> IN_USE;
            case LEASED -> LEASED;
            case UNLEASED -> UNLEASED;
            case FREE -> FREE;
        };
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /// Such as `port-in-use`.
    String styleClass() {
        return "port-" + use;
    }

    /// What a table of ports can be narrowed to; free ones are not in it.
    static List<Pills.Kind<Use>> pills() {
        return List.of(CLASH, IN_USE, LEASED, UNLEASED).stream().map(PortLook::pill).toList();
    }

    private Pills.Kind<Use> pill() {
        return new Pills.Kind<>(
                use,
                word,
                meaning,
                List.of("class-sign", styleClass()),
                this == CLASH ? "calling" : "",
                true);
    }
}
