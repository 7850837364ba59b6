package dev.drover.mcp;

import dev.drover.daemon.Daemon;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.ipc.StdioEnd;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/// Where agents come in that speak MCP. What answers them is made when the first one does.
public final class McpDoor {
    private final Daemon daemon;
    private final String version;
    private volatile @Nullable ToolServer server;

    /// @param version of Drover
    public McpDoor(Daemon daemon, String version) {
        this.daemon = daemon;
        this.version = version;
    }

    /// `/mcp` on both doors, and `drover mcp` on the Unix socket.
    public Map<Endpoint, Handler> routes() {
        return Map.of(
                Endpoints.MCP,
                this::answer,
                Endpoints.MCP_END,
                request -> new Reply.Upgraded(Map.of(), this::talk));
    }

    private Reply answer(Request request) throws IOException {
        return new HttpMessages(daemon, server()).answer(request);
    }

    private void talk(StdioEnd end) throws IOException, InterruptedException {
        new StdioLines(daemon, server(), end).talk();
    }

    private ToolServer server() {
        ToolServer made = server;
        return made != null ? made : make();
    }

    private synchronized ToolServer make() {
        ToolServer made = server;
        if (made == null) {
            made = new ToolServer(version);
            server = made;
        }
        return made;
    }
}
