/// Files of other programs, replaced in one step: read, compared, written, kept as they were.
///
/// **May use:** nothing (part of `setup`, floor 2).
///
/// **Decision:** the system's exchange of two names where there is one, because only that shows
/// what stood there at the very moment of the change; `App` hands it in.
@NullMarked
package dev.drover.setup.file;

import org.jspecify.annotations.NullMarked;
