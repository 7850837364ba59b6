package dev.drover.cli;

import java.nio.file.Path;
import java.util.Map;

/// Setup in a home of its own, for tests elsewhere.
public final class LiveSetup {
    private LiveSetup() {}

    /// @param home that no daemon has
    public static SetupOffers in(Path home) {
        Map<String, String> environment =
                Map.of(
                        "HOME",
                        home.toString(),
                        "DROVER_HOME",
                        home.resolve("drover").toString(),
                        "DROVER_AUTOSTART",
                        "0",
                        "PATH",
                        home.resolve("bin").toString());
        return Shell.commands(home, environment, true).setup(environment);
    }
}
