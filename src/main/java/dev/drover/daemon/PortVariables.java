package dev.drover.daemon;

import dev.drover.config.VariableNames;
import dev.drover.model.PortWish;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Environment variables in which an agent finds its ports, where its project names none.
final class PortVariables {
    private static final Map<String, String> USUAL =
            Map.of("dev", "PORT", "database", "DB_PORT", "infrastructure", "INFRA_PORT");

    private PortVariables() {}

    /// `PORT` for the only `dev`, `API_PORT` for the only `api`, `WEB_PORT` for one called `web`.
    ///
    /// @return empty where no such variable may be set
    static Optional<String> of(PortWish wish) {
        String name =
                wish.name().isEmpty()
                        ? USUAL.getOrDefault(wish.type(), plain(wish.type()) + "_PORT")
                        : plain(named(wish)) + "_PORT";
        return Optional.of(name).filter(n -> VariableNames.complaint(n).isEmpty());
    }

    /// A number alone says nothing, and cannot begin a variable.
    private static String named(PortWish wish) {
        return Character.isDigit(wish.name().charAt(0))
                ? wish.type() + "_" + wish.name()
                : wish.name();
    }

    private static String plain(String word) {
        return word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
