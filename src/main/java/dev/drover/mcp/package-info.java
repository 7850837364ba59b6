/// Drover as an MCP server: what an agent can ask of it and tell it, as tools and resources of the
/// Model Context Protocol, at `/mcp` on both doors and over `drover mcp`.
///
/// **Responsibility:** names, descriptions and shapes of tools, in words for an agent; who calls;
/// JSON-RPC on a connection. What a tool does is the daemon's: each is a call that a command makes
/// as well. It does not know sockets, nor any rule.
///
/// **May use:** `daemon`, `ipc`, `model`, and of `core` only `Refusal` and `Refused` (floor 4).
///
/// **Decision:** the protocol's own SDK answers, without sessions. An agent that asks is known by
/// its process, or by its instance's capability, each time anew; so there is nothing to remember
/// between two requests, nothing that a client which vanishes leaves behind, and one server for
/// all connections. The price is that the server never speaks first: who waits for a message says
/// so (`receive_messages`), and resources are read again.
///
/// **Decision:** no servlet. The SDK's own carriers need a servlet container, which is four more
/// libraries, and a second way for requests past `ipc`'s gate, limits and deadlines. A carrier is
/// two short files here: [HttpMessages] is a handler like any other, [StdioLines] reads lines.
///
/// **Decision:** nothing of the SDK is loaded before the first request: [McpDoor] alone is there,
/// and most daemons never need more.
///
/// **Decision:** who is not found out to be an instance may look, and no more; nobody is taken for
/// the user here, because at the other end of this protocol there is a model. Nothing that a tool
/// does touches what belongs to others: nothing is ended, forced, removed or set. Words of others
/// are made visible and stand in quotes.
///
/// **Decision:** a `drover mcp` whose daemon goes away ends, and its agent is told so by the end
/// of the stream and starts it again. To connect anew behind its back would leave requests that
/// nobody knows the fate of: a message sent twice, a lease that was given to nobody. Its next
/// start reaches the new daemon, and there is no session that would be lost.
@NullMarked
package dev.drover.mcp;

import org.jspecify.annotations.NullMarked;
