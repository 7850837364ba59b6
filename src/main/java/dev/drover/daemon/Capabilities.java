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
import java.util.concurrent.atomic.AtomicLong;

/// Secrets that prove, where no process can be attested, that a caller is the instance it names.
/// Shown once, kept as a hash.
final class Capabilities {
    private static final int MOST_KNOWN = 10_000;

    private final StateWriter writer;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();
    /// What is on disk of those who have proven themselves: a program that polls over TCP must not
    /// cost a question to the database each time.
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final AtomicLong grants = new AtomicLong();

    Capabilities(StateWriter writer) {
        this.writer = writer;
    }

    /// Makes a new one; an earlier one of the same instance is void.
    String grant(InstanceId id) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String capability = HexFormat.of().formatHex(secret);
        replace(key(id), hash(capability));
        write();
        return capability;
    }

    private synchronized void replace(String key, String hash) {
        grants.incrementAndGet();
        unwritten.put(key, hash);
        known.remove(key);
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
        long granted = grants.get();
        Optional<String> stored = stored(key(id));
        boolean fits =
                stored.isPresent()
                        && MessageDigest.isEqual(
                                stored.get().getBytes(StandardCharsets.UTF_8),
                                hash(capability).getBytes(StandardCharsets.UTF_8));
        if (fits && !known.containsKey(key(id))) {
            remember(key(id), stored.get(), granted);
        }
        return fits;
    }

    private Optional<String> stored(String key) {
        String near = unwritten.getOrDefault(key, known.get(key));
        return near != null
                ? Optional.of(near)
                : writer.withStore(store -> Optional.ofNullable(store.meta(key)));
    }

    /// What was granted meanwhile is not overwritten by what counted before.
    private synchronized void remember(String key, String hash, long granted) {
        if (granted == grants.get()) {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(key, hash);
        }
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
