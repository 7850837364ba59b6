/// The small socket: one HTTP server with two doors (a Unix socket always, 127.0.0.1 where wanted),
/// the protocol, and the client that speaks it.
///
/// **Responsibility:** bytes, limits, who may call, and the shapes of requests and replies. It does
/// not know what an instance is good for: handlers come in as a map.
///
/// **May use:** `model`, and of `core` only `Refusal` and `Refused` (floor 2).
///
/// **Decision:** Jetty, for its hardened HTTP parser, event streams and servlets; nobody outside
/// this package names it. The one request that an agent waits for many times a minute, a hook of
/// our own client, goes past it ([FastPath]): Jetty was half of what such a hook cost. What is not
/// exactly that request goes to Jetty, so there is no second way for anything else.
@NullMarked
package dev.drover.ipc;

import org.jspecify.annotations.NullMarked;
