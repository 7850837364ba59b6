/// The page of instances: the table of all agents, by what needs a person.
///
/// **Responsibility:** columns by the room there is, order, commands, empty states that teach. One
/// instance in full is shown by `detail`.
///
/// **May use:** `ui.instances.detail`, `ui.page`, `ui.part`, `ui.table`, `model` (part of floor 4).
///
/// **Decision:** ended instances are fetched only when somebody asks for them: a year of them would
/// cost every render.
@NullMarked
package dev.drover.ui.instances;

import org.jspecify.annotations.NullMarked;
