package dev.drover.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.daemon.LiveDaemon;
import dev.drover.host.git.TestRepository;
import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.model.view.Registration;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A daemon with a repository, programs that are registered, and the protocol's own client.
final class McpRig implements AutoCloseable {
    final LiveDaemon live;
    final TestRepository shop;
    final Client tcp;
    private final List<McpSyncClient> clients = new ArrayList<>();

    McpRig(Path home) throws Exception {
        live = LiveDaemon.withTcp(home);
        shop = TestRepository.at(home.resolve("src/shop"));
        shop.commit("first");
        tcp =
                Client.over(
                        new Address.Tcp(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), live.port()),
                                live.token.hex()),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60));
    }

    /// Skips the test where the client is the shell's twin, which carries no streams.
    static void assumeNativeClient() throws IOException {
        try (var in = Files.newInputStream(LiveDaemon.clientProgram())) {
            String start = new String(in.readNBytes(2), StandardCharsets.ISO_8859_1);
            assumeTrue(!start.equals("#!"), "no C compiler was there, so no native client");
        }
    }

    /// Registers a program that works in the repository.
    Registration.Granted program(String name) {
        return program(name, shop.root());
    }

    Registration.Granted program(String name, Path directory) {
        return tcp.register(new Registration("my-bot", name, name, directory.toString(), null));
    }

    static String id(Registration.Granted who) {
        return who.instance().id();
    }

    /// A client that shows the daemon's token.
    ///
    /// @param who is asking, with its capability; null for nobody
    McpSyncClient client(Registration.@Nullable Granted who) {
        String path = who == null ? "/mcp" : "/mcp?instance=" + id(who);
        HttpRequest.Builder request =
                HttpRequest.newBuilder().header("Authorization", "Bearer " + live.token.hex());
        if (who != null) {
            request.header("Drover-Capability", who.capability());
        }
        return client(path, request);
    }

    McpSyncClient client(String path, HttpRequest.Builder request) {
        McpSyncClient client =
                McpClient.sync(
                                HttpClientStreamableHttpTransport.builder(
                                                "http://127.0.0.1:" + live.port())
                                        .endpoint(path)
                                        .requestBuilder(request)
                                        .build())
                        .requestTimeout(Duration.ofSeconds(60))
                        .initializationTimeout(Duration.ofSeconds(30))
                        .build();
        clients.add(client);
        return client;
    }

    static McpSchema.CallToolResult call(
            McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /// The words of an answer.
    static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    @Override
    public void close() {
        clients.forEach(McpSyncClient::close);
        tcp.close();
        live.close();
    }
}
