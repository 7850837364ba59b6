/// The page of instances: the table of all agents, by what needs a person.
///
/// **Responsibility:** filter, order, selection kept by key, empty states that teach. One instance
/// in full is shown by `detail`.
///
/// **May use:** `ui.instances.detail`, `ui.page`, `ui.part`, `model` (part of floor 4).
///
/// **Decision:** a row is one object for as long as its instance is listed, so that a thousand of
/// them changing at once lose neither selection nor scroll.
@NullMarked
package dev.drover.ui.instances;

import org.jspecify.annotations.NullMarked;
