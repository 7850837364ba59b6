/// Pieces that several screens are made of: words, figures, looks.
///
/// **Responsibility:** one way to say an age, an amount or a state, one way to show an instance in
/// a line. It knows no page and no window.
///
/// **May use:** `ui.table`, `model` (part of floor 4).
///
/// **Decision:** an instance is made ready for the eye once ({@link Shown}), so that a cell has
/// nothing to work out and hostile text is made harmless in one place.
@NullMarked
package dev.drover.ui.part;

import org.jspecify.annotations.NullMarked;
