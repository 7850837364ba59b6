/// Puts Drover into the settings of agents and tools, and takes it out again. Two steps: a plan,
/// which can be shown, and its application, which does what was shown or says why not.
///
/// **May use:** `model` (floor 2). Touches files only; what must be run (a trial of the hook, tmux)
/// it names for those above.
///
/// **Decision:** files of others are never written anew. A change is characters put in or taken out
/// at known places; the copy that is kept beside the file is also the memory of how it was.
@NullMarked
package dev.drover.setup;

import org.jspecify.annotations.NullMarked;
