package dev.drover.ipc;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The way of every request: gate, route, access, limits, handler, answer. Whatever goes wrong on
/// it ends here as a problem, and is logged once if it is our failure.
final class Dispatcher extends Handler.Abstract {
    private final RouteTable routes;
    private final Access access;
    private final Connections unix;
    private final Connections tcp;
    private final StdioEnds ends;
    private volatile boolean closing;

    Dispatcher(
            RouteTable routes, Access access, Connections unix, Connections tcp, StdioEnds ends) {
        this.routes = routes;
        this.access = access;
        this.unix = unix;
        this.tcp = tcp;
        this.ends = ends;
    }

    /// From now on connections end with their answer.
    void close() {
        closing = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Visitor visitor = unix.of(request).or(() -> tcp.of(request)).orElse(null);
        if (visitor == null) {
            callback.failed(new IOException("The connection has gone."));
            return true;
        }
        visitor.began(request.getBeginNanoTime());
        // A handler may take its time; only what waits for the network has limits.
        request.addIdleTimeoutListener(timeout -> false);
        new Exchange(request, response, callback, visitor).run();
        return true;
    }

    /// One request on its way.
    private final class Exchange {
        private final Request request;
        private final Visitor visitor;
        private final ReplyWriter out;
        private @Nullable JettyRequest passed;

        Exchange(Request request, Response response, Callback callback, Visitor visitor) {
            this.request = request;
            this.visitor = visitor;
            this.out = new ReplyWriter(request, response, callback, visitor, closing);
        }

        void run() {
            String endpoint = "request";
            try {
                RouteTable.Match match = admit();
                if (match != null && passed != null) {
                    endpoint = match.endpoint().toString();
                    switch (match.handler().handle(passed)) {
                        case Reply.Whole whole -> out.send(whole, passed.stream());
                        case Reply.Streamed streamed -> out.stream(streamed);
                        case Reply.Upgraded upgraded -> out.upgrade(upgraded, end(upgraded));
                    }
                }
            } catch (Throwable e) {
                failed(endpoint, e);
            }
        }

        /// @return null if the answer was given already
        private RouteTable.@Nullable Match admit() throws IOException {
            int port = visitor.peer().door() == Peer.Door.TCP ? Request.getLocalPort(request) : 0;
            Problem foreign = Gate.check(request, port);
            if (foreign != null) {
                return refuse(foreign, Map.of());
            }
            String path = request.getHttpURI().getPath();
            Optional<RouteTable.Match> found;
            try {
                found = routes.find(request.getMethod(), path);
            } catch (IllegalArgumentException e) {
                return refuse(ParserProblems.of(400), Map.of());
            }
            boolean open =
                    port == 0
                            || found.map(m -> m.endpoint().open()).orElse(false)
                            || access.hasToken(request.getHeaders().get(HttpHeader.AUTHORIZATION));
            if (found.isEmpty()) {
                return open ? missing(path) : unauthorized();
            }
            RouteTable.Match match = found.get();
            Endpoint endpoint = match.endpoint();
            JettyRequest mine = new JettyRequest(request, visitor, match);
            passed = mine;
            if (endpoint.longLived()) {
                visitor.keepsOpen();
            }
            if (request.getLength() > endpoint.maxBodyBytes()) {
                return refuse(BodyStream.tooLong(endpoint.maxBodyBytes()), Map.of());
            }
            if (!open && !access.isSigned(mine, request.getHttpURI().getPathQuery())) {
                return unauthorized();
            }
            if (!endpoint.anyType()
                    && !Gate.isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
                return refuse(
                        Problem.of(
                                415,
                                "unsupported-type",
                                "The body must be application/json in UTF-8, and say so in"
                                        + " Content-Type."),
                        Map.of());
            }
            if (endpoint.upgrades()) {
                Problem problem = Upgrade.refusal(visitor.peer(), request.getHeaders(), ends);
                return problem == null ? match : refuse(problem, Map.of());
            }
            return match;
        }

        private StdioConnection end(Reply.Upgraded upgraded) {
            return new StdioConnection(
                    request.getConnectionMetaData().getConnection().getEndPoint(),
                    request.getComponents().getExecutor(),
                    visitor.peer(),
                    ends,
                    upgraded.talk());
        }

        private RouteTable.@Nullable Match missing(String path) {
            Set<String> methods = routes.methods(path);
            return methods.isEmpty()
                    ? refuse(Problem.of(404, "no-such-path", "There is nothing here."), Map.of())
                    : refuse(
                            Problem.of(405, "wrong-method", "This path knows other methods only."),
                            Map.of("Allow", String.join(", ", methods)));
        }

        private RouteTable.@Nullable Match unauthorized() {
            return refuse(Access.refusal(), Map.of("WWW-Authenticate", "Bearer"));
        }

        private RouteTable.@Nullable Match refuse(Problem problem, Map<String, String> headers) {
            send(FailureReply.of(problem, headers));
            return null;
        }

        private void failed(String endpoint, Throwable e) {
            BodyStream body = passed == null ? null : passed.stream();
            Optional<Problem> fault = body == null ? Optional.empty() : body.failure();
            if (fault.isPresent()) {
                send(FailureReply.of(fault.get(), Map.of()));
            } else if (out.isGone() || (body != null && body.isGone())) {
                out.abort(e);
            } else {
                send(FailureReply.of(endpoint, e));
            }
        }

        private void send(Reply.Whole refusal) {
            JettyRequest mine = passed;
            out.send(
                    mine != null && mine.endpoint().upgrades() ? Upgrade.told(refusal) : refusal,
                    mine == null ? null : mine.stream());
        }
    }
}
