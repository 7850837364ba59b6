package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something that listens on a TCP port, as one look at the machine has seen it.
///
/// @param addresses where, such as `127.0.0.1` or `::`
/// @param uid whose it is, -1 if unknown
/// @param pid the process, null if it may not be seen
/// @param container name of the Docker container that has published the port, null for none
public record PortListener(
        int port,
        List<String> addresses,
        long uid,
        @Nullable Long pid,
        @Nullable String container) {
    public PortListener {
        addresses = List.copyOf(addresses);
    }
}
