package dev.drover.ipc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Bytes as a stranger sends them.
final class RawHttp implements AutoCloseable {
    final SocketChannel channel;

    private RawHttp(SocketChannel channel) {
        this.channel = channel;
    }

    static RawHttp unix(Fixture fixture) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(fixture.socket));
        return new RawHttp(channel);
    }

    static RawHttp tcp(Fixture fixture) throws IOException {
        return new RawHttp(
                SocketChannel.open(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                                fixture.port())));
    }

    RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Goes on to the answer if the other side wants no more.
    RawHttp send(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            // It has heard enough.
        }
        return this;
    }

    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    InputStream in() {
        return Channels.newInputStream(channel);
    }

    /// The head and, where it has a length, the body of the next answer; empty if the connection
    /// was closed without one.
    String answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = in();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = read(in);
            if (b < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        if (at < 0) {
            return text;
        }
        int length = Integer.parseInt(text.substring(at + 16, text.indexOf('\r', at)));
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /// True if the other side has closed, with or without a last word.
    boolean isClosedByPeer() throws IOException {
        InputStream in = in();
        while (true) {
            if (read(in) < 0) {
                return true;
            }
        }
    }

    /// 0 if the connection was closed without an answer.
    int status() throws IOException {
        String answer = answer();
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int read(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
