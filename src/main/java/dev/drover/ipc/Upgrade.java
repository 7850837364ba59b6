package dev.drover.ipc;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Who may turn a connection into the standard streams of a program: our own client, on the Unix
/// socket, if it asks for just that.
final class Upgrade {
    static final String PROTOCOL = "drover-stdio";

    private Upgrade() {}

    /// @return null if it may
    static @Nullable Problem refusal(Peer peer, HttpFields headers, StdioEnds ends) {
        if (peer.door() != Peer.Door.UNIX) {
            return Problem.of(
                    403,
                    "socket-only",
                    "This carries a program's standard streams, and only over the Unix socket.");
        }
        HttpField upgrade = headers.getField(HttpHeader.UPGRADE);
        if (upgrade == null
                || !PROTOCOL.equals(upgrade.getValue())
                || !headers.contains(HttpHeader.CONNECTION, "upgrade")) {
            return Problem.of(
                    426,
                    "upgrade-needed",
                    "This needs `Connection: Upgrade` and `Upgrade: " + PROTOCOL + "`.");
        }
        return ends.hasRoom()
                ? null
                : Problem.of(
                        503,
                        "too-many",
                        "The daemon carries as many programs as it may, or is about to leave."
                                + " Try again later.");
    }

    /// The same refusal with what our client prints of it: that reads headers, and no JSON.
    static Reply.Whole told(Reply.Whole refusal) {
        String detail = Json.mapper().readValue(refusal.body(), Problem.class).detail();
        Map<String, String> headers = new HashMap<>(refusal.headers());
        headers.put("Drover-Exit", refusal.status() < 500 ? "1" : "70");
        headers.put("Drover-Stderr", Percent.encode("drover: " + detail + "\n"));
        if (refusal.status() == 426) {
            headers.put("Upgrade", PROTOCOL);
        }
        return new Reply.Whole(refusal.status(), refusal.type(), refusal.body(), headers);
    }
}
