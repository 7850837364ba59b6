/// What is written down about the commands for use outside of the program: the man page, and what
/// shells complete. All of it is made of the commands themselves, so that it cannot be about
/// others.
///
/// **May use:** nothing of Drover; `cli` tells it as {@link dev.drover.cli.manual.CommandPage} what
/// there is.
@NullMarked
package dev.drover.cli.manual;

import org.jspecify.annotations.NullMarked;
