package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What an agent's call of a tool costs through `drover mcp`, from the line that it writes until
/// it has the line of the answer: two pipes, the native client and the daemon. Its floor is the
/// same call by HTTP on a connection that stays open, in turn with it.
final class McpRows {
    private static final int WARM = 1_000;
    private static final int ROUNDS = 1_000;
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"list_instances\",\"arguments\":{}}}";

    private final LiveDaemon live;

    /// @param live with its TCP door open
    McpRows(LiveDaemon live) {
        this.live = live;
    }

    void measure(BenchTable table) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(LiveDaemon.clientProgram().toString(), "mcp")
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DROVER_HOME", live.home.toString());
        Process client = builder.start();
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), live.port()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            measure(client, new HookConnection(channel), table);
        } finally {
            client.destroyForcibly();
        }
    }

    private void measure(Process client, HookConnection http, BenchTable table) throws IOException {
        byte[] line = (CALL + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] request = request();
        OutputStream out = client.getOutputStream();
        InputStream in = client.getInputStream();
        byte[] answer = new byte[64 * 1024];
        List<Long> lines = new ArrayList<>();
        List<Long> posts = new ArrayList<>();
        for (int i = 0; i < WARM + ROUNDS; i++) {
            long begin = System.nanoTime();
            if (http.send(request) != 200) {
                throw new IOException("the call by HTTP was refused");
            }
            long posted = System.nanoTime();
            out.write(line);
            out.flush();
            awaitLine(in, answer);
            long read = System.nanoTime();
            if (i >= WARM) {
                posts.add(posted - begin);
                lines.add(read - posted);
            }
        }
        Spread stdio = Spread.of(lines);
        Spread floor = Spread.of(posts);
        table.add(
                Row.ratio(
                        "mcp",
                        "a tool's call through `drover mcp` / the same by HTTP",
                        Spread.micros(stdio.median()),
                        Spread.micros(floor.median()),
                        stdio.median() / floor.median(),
                        Row.Goal.atMost(1.5)));
    }

    private byte[] request() {
        byte[] body = CALL.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:"
                        + live.port()
                        + "\r\nAuthorization: Bearer "
                        + live.token.hex()
                        + "\r\nAccept: application/json, text/event-stream"
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        return (head + CALL).getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitLine(InputStream in, byte[] answer) throws IOException {
        int length = 0;
        while (length == 0 || answer[length - 1] != '\n') {
            int got = in.read(answer, length, answer.length - length);
            if (got < 0) {
                throw new EOFException("the client has ended");
            }
            length += got;
        }
    }
}
