/// The page of processes: what runs because of agents, why each is alive, and how it ends.
///
/// **Responsibility:** the tree with a class for each, one process with its evidence beside it,
/// what is twice or left behind, the preview before anything ends, directories that nobody uses.
/// Which class a process has and whether it may end, it does not decide.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `ui.charts` for saving a file, `model`, and of
/// `core` only `Refused` (part of floor 4).
///
/// **Decision:** the tree is the shared table with an indentation, since rows that stay while
/// somebody reads, filters and selection are right there; and all texts are made off the FX thread
/// ({@link ProcessForest}), so that 2,000 processes open at once.
@NullMarked
package dev.drover.ui.processes;

import org.jspecify.annotations.NullMarked;
