package dev.drover.model.view;

import java.util.List;

/// A version as people may read it, or how it differs from what the file holds now. Values that
/// look secret are hidden in both.
///
/// @param version the one that was asked for
/// @param lines of the text; of a comparison each begins with ` `, `-` (in the version only), `+`
/// (in the file only) or `@` (lines left out)
public record GuardedTextView(GuardedVersionView version, List<String> lines) {
    public GuardedTextView {
        lines = List.copyOf(lines);
    }
}
