/// The page on which a person lets agents report to Drover, and takes that back. It shows what
/// would be written where before anything is.
///
/// Permitted floors: model, core's refusals, `ui.page`, `ui.part`. It does not know how files of
/// other programs are changed: that is handed in as functions.
@NullMarked
package dev.drover.ui.setup;

import org.jspecify.annotations.NullMarked;
