package dev.drover.ui.page;

import dev.drover.model.Place;

import org.kordamp.ikonli.Ikon;

import java.util.function.Function;

/// One entry of the navigation: a page, and the places that lead to it.
///
/// @param home the page itself, without any row chosen; all places of its kind lead to this page
/// @param badge what the entry says of the newest values, so that nobody has to go and look
/// @param page makes the page when somebody first goes there
public record Section(
        String title,
        Ikon icon,
        Place home,
        Function<Snapshot, Badge> badge,
        Function<Shell, Page> page) {

    public boolean holds(Place place) {
        return place.getClass() == home.getClass();
    }
}
