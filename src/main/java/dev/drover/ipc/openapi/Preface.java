package dev.drover.ipc.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands before the endpoints: what this is, where it is, and how a caller proves itself.
final class Preface {
    private static final String ABOUT =
            """
            What `drover` and the window know, for programs of others. There are two doors.

            The **Unix socket**, named in the file `endpoint` of Drover's state directory, is yours \
            alone; the kernel tells who calls, so it needs no token: \
            `curl --unix-socket "$(cat ~/.local/state/drover/endpoint)" http://drover/v1/status`.

            The **TCP port** on 127.0.0.1 (47310, or one of the next ten; `drover daemon status` \
            says which) wants `Authorization: Bearer TOKEN` with the content of the file `token` \
            beside it, or a signature. Who calls is not known there: an instance proves itself by \
            the header `Drover-Capability`, with the secret that it was given when it registered.

            A body is `application/json`, and the header Content-Type must say so. What has no \
            value is absent, never 0 or null. Fields may be added: ignore those that you do not \
            know. 202 instead of another 2xx, with `Drover-Durable: false`, means: it counts, but \
            the disk has not taken it yet. Whatever is refused is `application/problem+json`; its \
            `detail` is a line for people, its `code` a word for programs.\
            """;

    private Preface() {}

    /// @param version of this daemon
    static Map<String, Object> about(String version) {
        return Shapes.inOrder(
                "title",
                "Drover",
                "summary",
                "All coding agents that run on this machine.",
                "description",
                ABOUT,
                "version",
                version,
                "license",
                Shapes.inOrder("name", "Apache-2.0", "identifier", "Apache-2.0"));
    }

    /// A token, or all that makes a signature.
    static List<Map<String, List<String>>> ways() {
        return List.of(
                Map.of("token", List.of()),
                new TreeMap<>(
                        Map.of(
                                "signature", List.of(),
                                "signatureTime", List.of(),
                                "signatureNonce", List.of(),
                                "signatureBody", List.of())));
    }

    static Map<String, Object> server() {
        return Shapes.inOrder(
                "url",
                "http://127.0.0.1:{port}",
                "description",
                "The TCP port; over the Unix socket any of the names drover and localhost will do.",
                "variables",
                Map.of(
                        "port",
                        Shapes.inOrder(
                                "default",
                                "47310",
                                "description",
                                "The first that was free when the daemon began.")));
    }

    static Map<String, Object> security() {
        return Shapes.inOrder(
                "token",
                Shapes.inOrder(
                        "type",
                        "http",
                        "scheme",
                        "bearer",
                        "description",
                        "The content of the file `token`. Over the Unix socket none is needed."),
                "signature",
                header(
                        "Drover-Signature",
                        "HMAC-SHA256, hexadecimal, with DROVER_SHARED_SECRET, of method, path with"
                                + " query, timestamp, nonce and the body's hash, joined by"
                                + " newlines."),
                "signatureTime",
                header("Drover-Timestamp", "Seconds since 1970, within 300 of the daemon's."),
                "signatureNonce",
                header("Drover-Nonce", "16 to 64 letters, digits, - or _; never used before."),
                "signatureBody",
                header("Drover-Content-SHA256", "SHA-256 of the body, hexadecimal."));
    }

    private static Map<String, Object> header(String name, String words) {
        return Shapes.inOrder("type", "apiKey", "in", "header", "name", name, "description", words);
    }
}
