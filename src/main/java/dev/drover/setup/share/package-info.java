/// How an agent's configured servers are moved to shared ones and back. Text in, text out.
///
/// **May use:** `setup.text`, `model`.
///
/// **Decision:** only the command of an entry and the beginning of its arguments change; its name,
/// its variables and whatever else it has stay. A moved server is shared within a directory,
/// because nobody knows whether it looks around where it was started.
@NullMarked
package dev.drover.setup.share;

import org.jspecify.annotations.NullMarked;
