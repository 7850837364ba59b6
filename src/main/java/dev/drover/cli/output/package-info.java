/// What the command line prints: tables that fit the terminal, colours where they are wanted, JSON,
/// ages and sizes in words.
///
/// **Responsibility:** the look. It knows no command and asks nobody anything. All text passes
/// {@link dev.drover.model.VisibleText} here, so no command can forget it (rule 34).
///
/// **May use:** `ipc.Json`, `model` (floor 4).
@NullMarked
package dev.drover.cli.output;

import org.jspecify.annotations.NullMarked;
