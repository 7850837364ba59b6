/// What agents use up, followed as it happens: transcripts that grow, status lines that are drawn,
/// hooks that are counted. It keeps the sums, answers what screens and commands ask of them, and
/// tells when a limit comes near.
///
/// **May use:** `core`, `store`, `host`, `agents`, `config`, `model` (part of floor 3); not the
/// package `daemon` above it, which hands it what it needs as functions.
///
/// **Decision:** a way of its own beside the state: no figure here is an event, and all of it goes
/// through another thread into another file, so that years of transcripts never delay a hook.
@NullMarked
package dev.drover.daemon.usage;

import org.jspecify.annotations.NullMarked;
