/// The kill guard: what a line of shell would end, and whether that is the caller's own.
///
/// **Responsibility:** reads a shell command ({@link dev.drover.core.kill.ShellReader}) as what it
/// would signal ({@link dev.drover.core.kill.KillTarget}), chooses those among the processes that
/// live ({@link dev.drover.core.kill.KillGuardRules}) and says whose they are. What the text alone
/// does not tell counts as harmless: the guard never blocks on a guess.
///
/// **May use:** `model` (floor 1).
///
/// **Decision:** no shell grammar in full. Control flow is read as if every branch ran, which is
/// safe here: a name is a hit only if a process of somebody else really has it at that moment.
@NullMarked
package dev.drover.core.kill;

import org.jspecify.annotations.NullMarked;
