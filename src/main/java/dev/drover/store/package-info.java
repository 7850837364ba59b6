/// The disk: one SQLite file with the state's tables, the journal and the samples.
///
/// **Responsibility:** open safely (check, upgrade, set aside), write in one transaction, read
/// back. It does not know why something is written.
///
/// **May use:** `model` (floor 2). Throws {@link dev.drover.store.StoreException} and nothing of
/// JDBC.
///
/// **Decision:** state is stored and events are history, rather than replayed: our truth is the
/// machine, and a replay would yield yesterday's processes.
@NullMarked
package dev.drover.store;

import org.jspecify.annotations.NullMarked;
