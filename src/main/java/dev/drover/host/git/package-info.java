/// Repositories: what they say by their files and by git, and what is done in them.
///
/// **Responsibility:** to read and to change repositories so that nothing of them is executed and
/// nothing in them is lost. It decides nothing: what may be removed is said by `core.worktree`.
///
/// **May use:** `host`, `model` (floor 2).
///
/// **Decision:** git by command line, by argument arrays, hardened in one place ({@link
/// dev.drover.host.git.Git}); where a hook waits for the answer, git's own files are read instead.
@NullMarked
package dev.drover.host.git;

import org.jspecify.annotations.NullMarked;
