package dev.drover.ui.page;

import dev.drover.model.Place;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One screen beside the navigation. The window makes it when somebody first goes there, leads to
/// it by places, and draws it from snapshots while it shows. All methods run on the FX thread.
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

    /// What stands at the left of the window's header, such as counts to click on; null for the
    /// page's title alone.
    default @Nullable Node lead() {
        return null;
    }

    /// The words that the filter field of the header edits; null for a page without a filter, where
    /// the field is not shown.
    default @Nullable StringProperty filter() {
        return null;
    }

    /// One step back within the page, for the Escape key: closes what is open, clears the filter.
    ///
    /// @return false if there was nothing to step back from
    default boolean back() {
        return false;
    }

    /// What a person can do here now, for the palette and for the list of keys.
    default List<Command> commands() {
        return List.of();
    }

    /// What to say if a place of this page is not there.
    default String missing(Place place) {
        return "That is no longer listed.";
    }
}
