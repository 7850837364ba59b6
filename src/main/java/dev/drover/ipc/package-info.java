/// The small socket: one HTTP server with two doors (a Unix socket always, 127.0.0.1 where wanted),
/// the protocol, and the client that speaks it.
///
/// **Responsibility:** bytes, limits, who may call, and the shapes of requests and replies. It does
/// not know what an instance is good for: handlers come in as a map.
///
/// **May use:** `model`, and of `core` only `Refusal` and `Refused` (floor 2).
///
/// **Decision:** Jetty, because a hardened HTTP parser, event streams and servlets are worth the
/// 0.2 ms that it adds to a hook; nobody outside this package names it.
@NullMarked
package dev.drover.ipc;

import org.jspecify.annotations.NullMarked;
