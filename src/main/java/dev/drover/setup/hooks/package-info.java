/// What of an agent's hooks is Drover's, what is of its kind from elsewhere, and how it is put into
/// the agent's settings and taken out again. All of it is text in, text out.
///
/// **May use:** `setup.text`.
///
/// **Decision:** an entry is known by the program it runs, not by a key of our own that an agent
/// might refuse.
@NullMarked
package dev.drover.setup.hooks;

import org.jspecify.annotations.NullMarked;
