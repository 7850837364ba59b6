package dev.drover.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection to the socket, with the least of HTTP that a hook needs: what the caller costs
/// must not hide what the daemon costs.
final class HookConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);

    HookConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /// A hook as the client sends it.
    static byte[] request(byte[] body, String cwd, boolean keepAlive) {
        return request("/v1/hooks/claude-code", body, cwd, keepAlive);
    }

    /// A call as the client sends it.
    static byte[] request(String path, byte[] body, String cwd, boolean keepAlive) {
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: drover\r\n"
                        + (keepAlive ? "" : "Connection: close\r\n")
                        + "Content-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\nDrover-Cwd: "
                        + cwd
                        + "\r\nDrover-Term-Program: bench\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /// @return the status of the answer, which has been read to its end
    int send(byte[] request) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
        in.clear();
        while (true) {
            if (channel.read(in) < 0) {
                throw new EOFException("the daemon closed the connection");
            }
            String answer = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int head = answer.indexOf("\r\n\r\n");
            if (head >= 0 && in.position() >= head + 4 + length(answer.substring(0, head))) {
                return Integer.parseInt(answer, 9, 12, 10);
            }
        }
    }

    private static int length(String head) {
        String name = "\r\ncontent-length:";
        int at = head.toLowerCase(Locale.ROOT).indexOf(name);
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at + name.length());
        return Integer.parseInt(
                head.substring(at + name.length(), end < 0 ? head.length() : end).strip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
