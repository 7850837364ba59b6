package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.host.files.DirectoryWatch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Hears of changes of guarded files, of those behind links, and of directories on the way to them
/// that are not there yet.
final class GuardWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardWatch.class);

    private final @Nullable DirectoryWatch watch;
    private volatile Set<Path> interesting = Set.of();
    private volatile Set<Path> whole = Set.of();

    /// @param changed told that something may have changed, on a thread of the watch
    GuardWatch(Consumer<Path> changed) {
        this.watch = open(changed);
    }

    private @Nullable DirectoryWatch open(Consumer<Path> changed) {
        try {
            return new DirectoryWatch(
                    "settings-watch",
                    path -> {
                        if (matters(path)) {
                            changed.accept(path);
                        }
                    });
        } catch (IOException e) {
            LOG.warn("Settings of agents are not watched; `drover guard` looks when asked", e);
            return null;
        }
    }

    /// In a home many things happen beside the settings.
    private boolean matters(Path path) {
        return interesting.contains(path)
                || (path.getParent() != null && whole.contains(path.getParent()));
    }

    /// Watches what is to be watched now.
    ///
    /// @param directories whose every file matters
    void follow(Collection<SettingsFile> files, Collection<Path> directories) {
        Set<Path> matter = new HashSet<>();
        Set<Path> places = new HashSet<>();
        for (SettingsFile settings : files) {
            Path file = settings.file();
            add(file, matter, places);
            if (Files.isSymbolicLink(file)) {
                try {
                    add(file.toRealPath(), matter, places);
                } catch (IOException e) {
                    LOG.debug("{} leads nowhere", file);
                }
            }
        }
        for (Path directory : directories) {
            add(directory.resolve("any"), matter, places);
        }
        whole = Set.copyOf(directories);
        interesting = Set.copyOf(matter);
        places.forEach(this::watch);
    }

    /// The file itself, its directory, the nearest one that is there, and what is between them.
    private static void add(Path file, Set<Path> matter, Set<Path> places) {
        matter.add(file);
        Path directory = file.getParent();
        if (directory != null) {
            matter.add(directory);
        }
        while (directory != null && !Files.isDirectory(directory)) {
            matter.add(directory);
            directory = directory.getParent();
        }
        if (directory != null) {
            places.add(directory);
        }
    }

    private void watch(Path directory) {
        if (watch == null) {
            return;
        }
        try {
            // A directory that was made anew is another one: so it is said each time.
            watch.addWithDeletions(directory);
        } catch (IOException e) {
            LOG.debug("{} is not watched", directory, e);
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.debug("The watch of settings did not close", e);
            }
        }
    }
}
