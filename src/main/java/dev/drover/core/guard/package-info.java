/// Rules about settings files of agents: which hooks are missed, how two versions differ, and what
/// of them nobody may read.
///
/// **May use:** `core`, `model` (part of floor 1).
///
/// **Decision:** a hook is missed from the moment at which it was seen until it is seen again, or a
/// person says that it may go. So it does not matter which program took it away, nor whether Drover
/// was there when it happened.
@NullMarked
package dev.drover.core.guard;

import org.jspecify.annotations.NullMarked;
