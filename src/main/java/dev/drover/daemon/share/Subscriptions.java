package dev.drover.daemon.share;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who wants to hear when a resource changes.
final class Subscriptions {
    private final Map<String, Set<Integer>> byUri = new HashMap<>();

    void add(String uri, int client) {
        byUri.computeIfAbsent(uri, u -> new HashSet<>()).add(client);
    }

    /// @return true if nobody is left who wants to hear of it
    boolean remove(String uri, int client) {
        Set<Integer> clients = byUri.get(uri);
        if (clients == null || !clients.remove(client) || !clients.isEmpty()) {
            return false;
        }
        byUri.remove(uri);
        return true;
    }

    /// @return what nobody wants to hear of any more
    List<String> left(int client) {
        return List.copyOf(byUri.keySet()).stream().filter(uri -> remove(uri, client)).toList();
    }

    /// Those who subscribed to it, or to what it is a part of.
    Set<Integer> of(String uri) {
        Set<Integer> clients = new HashSet<>();
        byUri.forEach(
                (wanted, who) -> {
                    boolean part =
                            uri.startsWith(wanted)
                                    && (wanted.endsWith("/")
                                            || uri.startsWith("/", wanted.length()));
                    if (uri.equals(wanted) || part) {
                        clients.addAll(who);
                    }
                });
        return clients;
    }

    Set<String> uris() {
        return byUri.keySet();
    }
}
