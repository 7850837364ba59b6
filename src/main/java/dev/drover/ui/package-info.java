/// The screen as the rest of the program knows it: the toolkit, the window on it, what it needs.
///
/// **Responsibility:** start the toolkit, build the window when it is first shown, feed it with the
/// newest values ({@link Feed}), list its pages ({@link Sections}). Each screen has a package of
/// its own; none of them knows another, nor the window around it.
///
/// ```
/// overview instances alerts processes worktrees ports usage doctor settings     the pages
/// window                                 what is around them: navigation, keys, lines that tell
/// palette  notice                        Ctrl+K; pop-ups on the desktop
/// page                                   what a page is, and what it gets from the window
/// table  charts  part                    pieces that any of them shows
/// ```
///
/// **May use:** `daemon`, `config`, `model`, and of `core` only `Refusal` and `Refused` (floor 4).
///
/// **Decision:** views in code, no FXML, and beside each a `Model` without any node, so that the
/// logic is tested without a toolkit; one bridge from the daemon to the FX thread with at most one
/// pending render, so that a storm of events costs one frame.
@NullMarked
package dev.drover.ui;

import org.jspecify.annotations.NullMarked;
