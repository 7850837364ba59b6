package dev.drover.model.view;

import java.time.Instant;

/// One version of a settings file that is kept, byte by byte.
///
/// @param id 8 letters
/// @param at when the file came to hold it, the last time
/// @param whole false if its agent could not read it
/// @param hooks how many it has
/// @param current it is what the file holds now
public record GuardedVersionView(
        String id,
        String path,
        Instant at,
        long bytes,
        boolean whole,
        int hooks,
        boolean current) {}
