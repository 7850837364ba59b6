package dev.drover.ipc;

/// One address of the API: a method and a path whose segments in braces are parameters, such as
/// `POST /v1/hooks/{agent}`.
///
/// @param maxBodyBytes longer bodies get 413
/// @param open true if it may be called over TCP without a token
/// @param anyType true if a POST may carry another type than `application/json`
/// @param longLived true for streams and calls that stay open: the request time limit does not
/// count
/// @param upgrades true if the connection becomes a program's standard streams; only on the Unix
/// socket
public record Endpoint(
        String method,
        String path,
        long maxBodyBytes,
        boolean open,
        boolean anyType,
        boolean longLived,
        boolean upgrades) {
    public static final long API_BODY = 1L << 20;
    public static final long HOOK_BODY = 16L << 20;

    public static Endpoint get(String path) {
        return new Endpoint("GET", path, 0, false, true, false, false);
    }

    public static Endpoint post(String path) {
        return new Endpoint("POST", path, API_BODY, false, false, false, false);
    }

    public static Endpoint delete(String path) {
        return new Endpoint("DELETE", path, API_BODY, false, true, false, false);
    }

    /// What our own client carries a program's standard streams to.
    public static Endpoint stdio(String path) {
        return new Endpoint("GET", path, 0, false, true, true, true);
    }

    public Endpoint withoutToken() {
        return new Endpoint(method, path, maxBodyBytes, true, anyType, longLived, upgrades);
    }

    public Endpoint upTo(long bytes) {
        return new Endpoint(method, path, bytes, open, anyType, longLived, upgrades);
    }

    public Endpoint ofAnyType() {
        return new Endpoint(method, path, maxBodyBytes, open, true, longLived, upgrades);
    }

    public Endpoint keptOpen() {
        return new Endpoint(method, path, maxBodyBytes, open, anyType, true, upgrades);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
