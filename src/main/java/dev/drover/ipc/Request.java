package dev.drover.ipc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A request that has passed the door: allowed, within limits, path matched.
public interface Request {
    Peer peer();

    String method();

    String path();

    /// The value of a path parameter, decoded.
    ///
    /// @throws IllegalArgumentException if the endpoint has no such parameter
    String param(String name);

    Optional<String> query(String name);

    Optional<String> header(String name);

    /// The body as a stream that ends with an `IOException` when it grows over the endpoint's
    /// limit.
    InputStream body() throws IOException;

    /// The body read as one JSON object of this type.
    ///
    /// @throws dev.drover.core.Refused (bad request) if it is empty, malformed, too deep or of
    /// another shape
    <T> T json(Class<T> type) throws IOException;
}
