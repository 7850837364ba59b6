/// The door of the program; see {@link dev.drover.Main}.
@NullMarked
package dev.drover;

import org.jspecify.annotations.NullMarked;
