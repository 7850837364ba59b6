package dev.drover.ui;

import dev.drover.model.Place;

import javafx.scene.Node;

/// One screen beside the navigation. The window asks it for its nodes once, leads to it by places,
/// and draws it from snapshots while it shows. All methods run on the FX thread.
public interface Page {
    Node root();

    /// Goes to what the place names. A place may point at something that the next render brings
    /// first, so a page that cannot find it yet is asked once more after that.
    ///
    /// @return false if it is not there
    boolean open(Place place);

    /// Shows the newest values.
    void draw(Snapshot snapshot);

    /// Gives the keyboard to the part that people work in.
    void focus();
}
