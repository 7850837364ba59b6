package dev.drover.ipc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The other way through the TCP door (MN10): requests signed with a shared secret.
///
/// | header | content |
/// |---|---|
/// | `Drover-Timestamp` | seconds since 1970, within 300 s of ours |
/// | `Drover-Nonce` | 16 to 64 letters, digits, `-` or `_`, never used before |
/// | `Drover-Content-SHA256` | SHA-256 of the body, or of nothing, hexadecimal |
/// | `Drover-Signature` | HMAC-SHA256 of the five lines below, hexadecimal |
///
/// The lines are the method, the path with its query as sent, the timestamp, the nonce and the
/// body's hash, joined by a newline without one at the end.
///
/// The signature covers the body's hash, so it is checked before a byte of the body is read, and
/// only nonces of valid requests are remembered: a stranger can fill nothing.
final class SignedRequests {
    static final String TIMESTAMP = "Drover-Timestamp";
    static final String NONCE = "Drover-Nonce";
    static final String CONTENT = "Drover-Content-SHA256";
    static final String SIGNATURE = "Drover-Signature";

    private static final long WINDOW_SECONDS = 300;
    /// A timestamp may lie 300 s ahead and is good for 300 s after: so long a nonce counts.
    private static final long KEEP_NANOS = Duration.ofSeconds(2 * WINDOW_SECONDS + 1).toNanos();

    private static final int MOST_NONCES = 100_000;
    private static final Pattern NONCE_SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private record Seen(String nonce, long at) {}

    private final SharedSecret secret;
    private final InstantSource clock;
    private final Set<String> nonces = new HashSet<>();
    private final Deque<Seen> byAge = new ArrayDeque<>();

    SignedRequests(SharedSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /// Checks the headers and spends the nonce.
    ///
    /// @return the hash that the body must have, or empty if the request may not pass
    Optional<String> verify(
            String method, String target, Function<String, Optional<String>> header) {
        String timestamp = header.apply(TIMESTAMP).orElse("");
        String nonce = header.apply(NONCE).orElse("");
        String content = header.apply(CONTENT).orElse("").toLowerCase(Locale.ROOT);
        String signature = header.apply(SIGNATURE).orElse("").toLowerCase(Locale.ROOT);
        if (!SECONDS.matcher(timestamp).matches() || !NONCE_SHAPE.matcher(nonce).matches()) {
            return Optional.empty();
        }
        String expected = secret.sign(text(method, target, timestamp, nonce, content));
        boolean genuine =
                MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8));
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        boolean timely = Math.abs(age) <= WINDOW_SECONDS;
        return genuine && timely && spend(nonce) ? Optional.of(content) : Optional.empty();
    }

    static String text(
            String method, String target, String timestamp, String nonce, String content) {
        return String.join("\n", method, target, timestamp, nonce, content);
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// When the memory is full, new requests are refused: forgetting early would let old ones in
    /// again.
    private synchronized boolean spend(String nonce) {
        long now = System.nanoTime();
        for (Seen oldest = byAge.peek();
                oldest != null && now - oldest.at() > KEEP_NANOS;
                oldest = byAge.peek()) {
            byAge.remove();
            nonces.remove(oldest.nonce());
        }
        if (nonces.size() >= MOST_NONCES || !nonces.add(nonce)) {
            return false;
        }
        byAge.add(new Seen(nonce, now));
        return true;
    }
}
