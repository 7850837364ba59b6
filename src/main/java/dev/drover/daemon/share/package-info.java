/// Servers that several sessions share: one process of an MCP server on standard streams, and an
/// end of it in each session (`drover share NAME -- CMD…`).
///
/// **Responsibility:** which sessions share a process, whose each message is, and the life of the
/// process.
///
/// **May use:** `core`, `host`, `ipc`, `model` (as the daemon; floor 3); it does not know the
/// daemon.
///
/// **Decisions.** Sessions share a process if they ask for the same name, scope, command line,
/// named variables and, where the scope says so, place; if they shake hands alike (protocol version
/// and capabilities); and, once the server has asked for roots, if they have the same roots: else
/// one session would reach into another one's directories. Whoever differs gets a process with
/// those that are like it.
///
/// What the server asks of a session (sampling, elicitation) goes to the one session that waits for
/// an answer. Where several wait it is refused: to guess would show one session's question to
/// another one. Roots are the same for all, so the first answer serves them all.
///
/// A process that ends is started again, later each time; who waited is told at once, who asks
/// meanwhile waits for it. Sessions do not notice otherwise: subscriptions and the handshake are
/// said again, and lists are told to have changed.
///
/// Nobody waits for anybody: every session and the server have a bounded queue of their own, and
/// who does not read is let go.
@NullMarked
package dev.drover.daemon.share;

import org.jspecify.annotations.NullMarked;
