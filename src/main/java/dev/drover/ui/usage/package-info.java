/// The page of usage: what agents used and what it costs, over time and from every side.
///
/// **Responsibility:** figures, columns over time, who used most, the week as a heat map, what
/// hooks cost, and, as a page within it, where the sources of these figures differ. It counts
/// nothing itself and knows no price.
///
/// **May use:** `ui.page`, `ui.part`, `ui.charts`, `model`, and of `core` only `Refusal` and
/// `Refused` (part of floor 4).
///
/// **Decision:** what no source has told is never drawn as 0: a model without a price has no bar
/// and says so, a sum with a part without price is "at least", an hour to come has no cell.
@NullMarked
package dev.drover.ui.usage;

import org.jspecify.annotations.NullMarked;
