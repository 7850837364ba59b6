/// OpenCode: what Drover's plugin, which runs inside the client, tells of it.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** the plugin (`dev/drover/setup/opencode/drover.js` in the resources) knows which
/// session began which and what was asked last, so it puts that into each message; here every
/// message is read by itself.
@NullMarked
package dev.drover.agents.opencode;

import org.jspecify.annotations.NullMarked;
