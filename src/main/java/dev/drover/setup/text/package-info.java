/// Texts that belong to other programs, changed without being written anew: JSON with comments read
/// as places in the text, entries put in and taken out there, and the difference shown.
///
/// **May use:** nothing (part of `setup`, floor 2).
///
/// **Decision:** a reader of its own, because libraries that write JSON lose comments, order,
/// indentation, line ends and what a duplicate key meant.
@NullMarked
package dev.drover.setup.text;

import org.jspecify.annotations.NullMarked;
