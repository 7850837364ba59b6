/// One instance in full, beside the table.
///
/// **Responsibility:** what it needs, the way to its terminal, its last hour, labels, facts,
/// sessions, events. It does not know the table: which instance it is comes in as a value to
/// follow.
///
/// **May use:** `ui.page`, `ui.part`, `model` (part of floor 4).
///
/// **Decision:** history is read only while the pane is looked at and only when something was
/// recorded; all else comes with the values the table has already.
@NullMarked
package dev.drover.ui.instances.detail;

import org.jspecify.annotations.NullMarked;
