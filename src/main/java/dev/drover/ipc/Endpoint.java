package dev.drover.ipc;

/// One address of the API: a method and a path whose segments in braces are parameters, such as
/// `POST /v1/hooks/{agent}`.
///
/// @param maxBodyBytes longer bodies get 413
/// @param open true if it may be called over TCP without a token
/// @param anyType true if a POST may carry another type than `application/json`
/// @param longLived true for streams and calls that stay open: the request time limit does not
/// count
public record Endpoint(
        String method,
        String path,
        long maxBodyBytes,
        boolean open,
        boolean anyType,
        boolean longLived) {
    public static final long API_BODY = 1L << 20;
    public static final long HOOK_BODY = 16L << 20;

    public static Endpoint get(String path) {
        return new Endpoint("GET", path, 0, false, true, false);
    }

    public static Endpoint post(String path) {
        return new Endpoint("POST", path, API_BODY, false, false, false);
    }

    public static Endpoint delete(String path) {
        return new Endpoint("DELETE", path, API_BODY, false, true, false);
    }

    public Endpoint withoutToken() {
        return new Endpoint(method, path, maxBodyBytes, true, anyType, longLived);
    }

    public Endpoint upTo(long bytes) {
        return new Endpoint(method, path, bytes, open, anyType, longLived);
    }

    public Endpoint ofAnyType() {
        return new Endpoint(method, path, maxBodyBytes, open, true, longLived);
    }

    public Endpoint keptOpen() {
        return new Endpoint(method, path, maxBodyBytes, open, anyType, true);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
