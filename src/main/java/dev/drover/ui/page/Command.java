package dev.drover.ui.page;

import dev.drover.ui.part.StateLook;

import org.jspecify.annotations.Nullable;

/// Something to do by name, as the palette lists it.
///
/// @param name begins with a verb, such as `Copy its directory`, or is the name of what it leads
/// to; may hold text from outside, which whoever shows it makes visible
/// @param about a few quiet words more, such as where it is; empty for none
/// @param keys its shortcut as people read it, such as `Ctrl+C`; null for none
/// @param look the state of the agent it leads to; null if it leads to none
public record Command(
        String name, String about, @Nullable String keys, @Nullable StateLook look, Runnable run) {
    public Command(String name, @Nullable String keys, Runnable run) {
        this(name, "", keys, null, run);
    }
}
