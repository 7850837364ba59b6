package dev.drover.host;

import dev.drover.model.ProcessKey;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which processes were started for another Drover of the same user, such as that of a demo: their
/// variable `DROVER_HOME` names a place that is not ours. What they report goes there, and so does
/// what is seen of them. Whoever names none, or whose variables cannot be seen, may be ours.
///
/// For one caller at a time.
public final class OtherHomes {
    private final Path own;
    private final Map<ProcessKey, Boolean> known = new HashMap<>();

    /// @param own what `DROVER_HOME` names for those who report to us
    public OtherHomes(Path own) {
        this.own = own;
    }

    /// Those of these running processes that are another's. Each is asked at its first look only.
    public Set<ProcessKey> among(Collection<ProcessKey> processes) {
        known.keySet().retainAll(Set.copyOf(processes));
        return processes.stream()
                .filter(one -> known.computeIfAbsent(one, p -> isAnothers(p.pid())))
                .collect(Collectors.toSet());
    }

    private boolean isAnothers(long pid) {
        String home = Environments.of(pid).get("DROVER_HOME");
        if (home == null || !home.startsWith("/")) {
            return false;
        }
        try {
            return !real(Path.of(home)).equals(real(own)); // it may have been made since
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
