package dev.drover.ipc;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/// Sends the one answer of a request, and ends the request.
final class ReplyWriter {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Visitor visitor;
    private final boolean closes;
    private @Nullable ReplyStream stream;

    /// @param closes true if the connection ends with this answer
    ReplyWriter(
            Request request,
            Response response,
            Callback callback,
            Visitor visitor,
            boolean closes) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.visitor = visitor;
        this.closes = closes;
    }

    /// True if the caller has left while the answer was sent.
    boolean isGone() {
        return stream != null && stream.isGone();
    }

    /// @param body what may still be coming from the caller
    void send(Reply.Whole reply, @Nullable BodyStream body) {
        if (response.isCommitted()) {
            abort(new IOException("The answer broke off."));
            return;
        }
        visitor.answers();
        head(reply.status(), reply.type(), reply.headers());
        ByteBuffer bytes = ByteBuffer.wrap(reply.body());
        if (reply.status() < 400 || body == null || body.isEnded() || request.getLength() == 0) {
            response.write(true, bytes, Callback.from(visitor::done, callback));
        } else {
            sendAndDrain(bytes, body);
        }
    }

    /// @throws Exception what the writer throws
    void stream(Reply.Streamed reply) throws Exception {
        visitor.answers();
        head(reply.status(), reply.type(), reply.headers());
        ReplyStream out = new ReplyStream(response);
        stream = out;
        reply.writer().writeTo(out);
        out.finish();
        visitor.done();
        callback.succeeded();
    }

    /// Says that the connection is HTTP no longer. From then on it is the new owner's, who has no
    /// deadlines.
    void upgrade(Reply.Upgraded reply, Connection next) {
        visitor.answers();
        head(101, "", reply.headers());
        response.getHeaders().put(HttpHeader.UPGRADE, Upgrade.PROTOCOL);
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, next);
        response.write(true, BufferUtil.EMPTY_BUFFER, Callback.from(visitor::done, callback));
    }

    /// Breaks the connection, so that half an answer is never taken for a whole one.
    void abort(Throwable cause) {
        visitor.done();
        callback.failed(cause);
    }

    /// A caller who is still sending would lose the answer if the connection were closed on him.
    private void sendAndDrain(ByteBuffer bytes, BodyStream body) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(true, bytes, sent);
            sent.block();
        } catch (IOException e) {
            abort(e);
            return;
        }
        if (!request.getHeaders().contains(HttpHeader.EXPECT)) {
            body.drain();
        }
        visitor.done();
        callback.succeeded();
    }

    private void head(int status, String type, Map<String, String> headers) {
        response.reset();
        response.setStatus(status);
        if (!type.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        }
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        if (closes) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }
}
