/// The first page: who waits, what is wrong, how the last hour went.
///
/// **Responsibility:** figures that matter, the queue with the longest wait first, open alerts,
/// instances by state over the hour, memory now; first steps while there is nothing. It leads to
/// the other pages by their places only.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `ui.charts`, `model` (part of floor 4).
///
/// **Decision:** the hour is read while somebody looks, at most one question at a time: a chart is
/// no reason to keep a disk awake.
@NullMarked
package dev.drover.ui.overview;

import org.jspecify.annotations.NullMarked;
