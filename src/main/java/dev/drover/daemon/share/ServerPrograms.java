package dev.drover.daemon.share;

import dev.drover.host.Children;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Starts servers as children of the daemon, under a keeper of ours, so that they end with it
/// however it ends, with all that they have started.
final class ServerPrograms {
    private final Children children = new Children();
    private final Supplier<List<String>> keeper;

    /// @param keeper words before the command; empty where there is no native client
    ServerPrograms(Supplier<List<String>> keeper) {
        this.keeper = keeper;
    }

    Process start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        List<String> words = new ArrayList<>(keeper.get());
        words.addAll(command);
        return children.start(words, directory, environment);
    }
}
