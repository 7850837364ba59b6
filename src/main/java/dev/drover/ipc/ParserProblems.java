package dev.drover.ipc;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/// What Jetty itself refuses (a request that is no HTTP, headers too long), in the words of all
/// other refusals: no page, no trace, no name of a product.
final class ParserProblems extends ErrorHandler {

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "malformed-request", "The request is not valid HTTP.");
            case 408 -> Problem.of(408, "too-slow", "The request did not arrive in time.");
            case 413 -> Problem.of(413, "too-long", "The body is too long.");
            case 414 -> Problem.of(414, "too-long", "The address is too long.");
            case 431 -> Problem.of(431, "too-long", "The headers are too long.");
            case 505 -> Problem.of(505, "malformed-request", "Only HTTP/1.1 is spoken here.");
            default ->
                    status < 500
                            ? Problem.of(status, "malformed-request", "The request is refused.")
                            : Problem.of(
                                    status, "internal", "The daemon failed. Its log has more.");
        };
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        int status = cause instanceof HttpException http ? http.getCode() : response.getStatus();
        Problem problem = of(status < 400 ? 500 : status);
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
        return true;
    }
}
