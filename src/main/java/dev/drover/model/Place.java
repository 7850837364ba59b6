package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The address of a screen, as text such as `instances/20251116_031234_12345_abc123de`. Alerts,
/// tray and `drover open` lead with it; it stays valid when what it points at has gone.
public sealed interface Place {
    /// @param instance the row to select, null for the list alone
    record Instances(@Nullable String instance) implements Place {
        @Override
        public String toString() {
            return instance == null ? "instances" : "instances/" + instance;
        }
    }

    Place HOME = new Instances(null);

    /// @return empty if no screen has this address
    static Optional<Place> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        String rest = parts.length > 1 && !parts[1].isBlank() ? parts[1] : null;
        return switch (parts[0]) {
            case "" -> Optional.of(HOME);
            case "instances" -> Optional.of(new Instances(rest));
            default -> Optional.empty();
        };
    }
}
