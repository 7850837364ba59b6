/// Where each agent keeps the user's settings, and what in them matters to others: whether they can
/// be read at all, and whose hooks they start.
///
/// **May use:** `model` (part of floor 2). Bytes are handed in; who reads and keeps them stands in
/// `daemon.guard`.
///
/// **Decision:** read leniently, as the agents do (comments, a byte order mark, commas too many):
/// what is called broken here is broken for every one of them.
@NullMarked
package dev.drover.agents.settings;

import org.jspecify.annotations.NullMarked;
