/// The page of worktrees: what each holds, who is in it, how much of the disk it takes, and which
/// ones nobody would miss.
///
/// **Responsibility:** the table by repository, one worktree with its hazards beside it, the
/// preview before anything is moved, making a new one, the trash as a second list. Which hazards
/// there are, and whether a worktree may go, it does not decide.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `model`, and of `core` only `Refused` (part of
/// floor 4).
///
/// **Decision:** the list is shown at once as it was last seen and looked at again behind that,
/// since git may take seconds; and what a sheet has shown is what is then moved, one by one, never
/// whatever happens to be safe a moment later.
@NullMarked
package dev.drover.ui.worktrees;

import org.jspecify.annotations.NullMarked;
