package dev.drover.ipc;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/// Keeps web pages out (rules 10 and 11): the Host must be ours, an Origin must be our own, and
/// what a browser says about foreign sites counts. It knows nothing of tokens and routes.
final class Gate {
    private static final Set<String> TCP_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> UNIX_NAMES =
            Set.of("localhost", "127.0.0.1", "[::1]", "drover");

    private Gate() {}

    /// @param port our port on the TCP door, 0 on the Unix socket
    /// @return null if the request may pass
    static @Nullable Problem check(Request request, int port) {
        HttpFields headers = request.getHeaders();
        String host = headers.get(HttpHeader.HOST);
        String authority = request.getHttpURI().getAuthority();
        if (host == null || !isOurs(host, port)) {
            return foreignHost();
        }
        if (authority != null && !isOurs(authority, port)) {
            return foreignHost();
        }
        String scheme = request.getHttpURI().getScheme();
        if (scheme != null && !scheme.equals("http")) {
            return foreignHost();
        }
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.ORIGIN
                    && !("http://" + host).equalsIgnoreCase(field.getValue())) {
                return foreignOrigin();
            }
        }
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return foreignOrigin();
        }
        return null;
    }

    /// JSON in UTF-8, which a web page cannot send without asking first.
    static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOurs(String host, int port) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
        String name = (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
        if (port == 0) {
            return UNIX_NAMES.contains(name);
        }
        String said = hasPort ? host.substring(colon + 1) : "80";
        return TCP_NAMES.contains(name) && said.equals(Integer.toString(port));
    }

    private static Problem foreignHost() {
        return Problem.of(
                403,
                "foreign-host",
                "The Host header is not this daemon's. Call it as localhost with its own port.");
    }

    private static Problem foreignOrigin() {
        return Problem.of(403, "foreign-origin", "Web pages of other sites may not call Drover.");
    }
}
