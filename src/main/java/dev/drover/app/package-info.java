/// The application: who plays which role, everything wired by hand, one instance per user, an
/// orderly end.
///
/// **May use:** everything (floor 5).
///
/// **Decision:** no container and no static access: `App` reads as a table of contents, and tests
/// open the same door with other arguments.
@NullMarked
package dev.drover.app;

import org.jspecify.annotations.NullMarked;
