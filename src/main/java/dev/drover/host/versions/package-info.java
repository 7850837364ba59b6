/// Versions of files that belong to others: kept byte by byte for the user alone, and put back in
/// one step.
///
/// **May use:** `host`, `model` (part of floor 2).
///
/// **Decision:** files in a directory of their own rather than rows: what is restored when things
/// went wrong should not need a database that is well, and people can look at it.
@NullMarked
package dev.drover.host.versions;

import org.jspecify.annotations.NullMarked;
