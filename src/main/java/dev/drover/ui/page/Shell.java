package dev.drover.ui.page;

import dev.drover.model.Place;

import javafx.beans.property.BooleanProperty;

/// What a page may ask of the window around it. All methods run on the FX thread.
public interface Shell {
    /// Leads to another place; the way back leads here again.
    void open(Place place);

    /// Says that the page itself now shows this place, because a person chose a row: it becomes the
    /// address, without another step on the way back.
    void moved(Place place);

    /// Says one short line for a moment, such as what was copied.
    void say(String words);

    /// Puts the text on the clipboard exactly as it is, and says so.
    void copy(String text);

    /// Runs what takes time or may be refused.
    Actions actions();

    /// Whether snapshots bring ended instances too.
    BooleanProperty showEnded();
}
