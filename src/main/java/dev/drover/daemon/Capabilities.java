package dev.drover.daemon;

import dev.drover.model.InstanceId;
import dev.drover.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets that prove, where no process can be attested, that a caller is the instance it names.
/// Shown once, kept as a hash.
final class Capabilities {
    private final StateWriter writer;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    Capabilities(StateWriter writer) {
        this.writer = writer;
    }

    /// Makes a new one; an earlier one of the same instance is void.
    String grant(InstanceId id) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String capability = HexFormat.of().formatHex(secret);
        unwritten.put(key(id), hash(capability));
        write();
        return capability;
    }

    /// What the disk does not take now is kept as the decisions are that wait for it.
    private void write() {
        for (var each : List.copyOf(unwritten.entrySet())) {
            try {
                writer.withStore(
                        store -> {
                            store.setMeta(each.getKey(), each.getValue());
                            return true;
                        });
            } catch (StoreException diskTakesNothing) {
                return;
            }
            unwritten.remove(each.getKey(), each.getValue());
        }
    }

    boolean fits(InstanceId id, @Nullable String capability) {
        if (capability == null || capability.isBlank()) {
            return false;
        }
        write();
        String waiting = unwritten.get(key(id));
        Optional<String> stored =
                waiting != null
                        ? Optional.of(waiting)
                        : writer.withStore(store -> Optional.ofNullable(store.meta(key(id))));
        return stored.isPresent()
                && MessageDigest.isEqual(
                        stored.get().getBytes(StandardCharsets.UTF_8),
                        hash(capability).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(InstanceId id) {
        return "capability:" + id;
    }

    private static String hash(String capability) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(capability.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
