/// The command line: one command a file, each of which depends on the protocol only, and so runs
/// inside the daemon (in a few milliseconds) or in a JVM of its own.
///
/// **May use:** `ipc`, `setup`, `config`, `model` (floor 4).
///
/// **Decision:** picocli; output goes through {@code Output}, which knows tables, JSON and colours.
@NullMarked
package dev.drover.cli;

import org.jspecify.annotations.NullMarked;
