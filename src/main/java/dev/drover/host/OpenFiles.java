package dev.drover.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Has a process a file open? Linux only; elsewhere nothing is known. One directory is read for a
/// question, so it is for few processes.
public final class OpenFiles {
    private final LinuxSockets descriptors;

    public OpenFiles() {
        this(Path.of("/proc"));
    }

    OpenFiles(Path proc) {
        this.descriptors = new LinuxSockets(proc);
    }

    /// @param name of the file, as good as unique; the directories above it may be links
    /// @return empty if it cannot be seen
    public Optional<Boolean> has(long pid, String name) {
        if (Platform.current() != Platform.LINUX) {
            return Optional.empty();
        }
        List<String> links = descriptors.links(pid).toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(links.stream().anyMatch(link -> link.endsWith('/' + name)));
    }
}
