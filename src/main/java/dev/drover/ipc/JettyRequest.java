package dev.drover.ipc;

import dev.drover.core.Refused;

import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// Our view of one of Jetty's requests.
final class JettyRequest implements Request {
    private final org.eclipse.jetty.server.Request request;
    private final Peer peer;
    private final Endpoint endpoint;
    private final Map<String, String> params;
    private final BodyStream body;
    private byte @Nullable [] whole;

    JettyRequest(
            org.eclipse.jetty.server.Request request, Visitor visitor, RouteTable.Match match) {
        this.request = request;
        this.peer = visitor.peer();
        this.endpoint = match.endpoint();
        this.params = match.params();
        Content.Source source = request;
        this.body = new BodyStream(source, visitor, endpoint.maxBodyBytes());
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getHttpURI().getPath();
    }

    @Override
    public String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No such path parameter: " + name);
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public InputStream body() {
        byte[] read = whole;
        return read == null ? body : new ByteArrayInputStream(read);
    }

    @Override
    public <T> T json(Class<T> type) throws IOException {
        return JsonBody.read(body(), type);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    BodyStream stream() {
        return body;
    }

    /// Reads the body to its end now; handlers get it from memory.
    byte[] readWhole() throws IOException {
        byte[] read = body.readAllBytes();
        whole = read;
        return read;
    }

    private static String decoded(String part) {
        try {
            return Percent.decode(part.replace('+', ' '));
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
