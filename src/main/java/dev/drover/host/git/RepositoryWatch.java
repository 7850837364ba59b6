package dev.drover.host.git;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Hears of it when git changes a repository's heads, indexes or worktrees. The system tells, so
/// that waiting costs nothing; files of worktrees are not watched, there are too many of them.
public final class RepositoryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryWatch.class);
    private static final int MOST_DIRECTORIES = 2_000;

    /// git writes a file by another name first; that is not the change yet.
    private static final String LOCK = ".lock";

    private final WatchService service;
    private final Consumer<Path> changed;
    private final Map<WatchKey, Path> repositories = new HashMap<>();
    private final Set<Path> watched = new HashSet<>();

    /// @param changed told the repository's own directory, on a thread of the watch
    public RepositoryWatch(Consumer<Path> changed) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.changed = changed;
        Thread.ofPlatform().daemon().name("repository-watch").start(this::listen);
    }

    /// Watches a repository with all its worktrees; again for those that are new.
    public synchronized void add(Repository repository) {
        Path common = repository.common();
        add(common, common);
        Path worktrees = common.resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            add(worktrees, common);
            try (DirectoryStream<Path> all = Files.newDirectoryStream(worktrees)) {
                for (Path one : all) {
                    add(one, common);
                }
            } catch (IOException | DirectoryIteratorException e) {
                LOG.debug("Worktrees of {} are not watched", common, e);
            }
        }
    }

    private void add(Path directory, Path common) {
        if (watched.size() >= MOST_DIRECTORIES || !watched.add(directory)) {
            return;
        }
        try {
            WatchKey key =
                    directory.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_DELETE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
            repositories.put(key, common);
        } catch (IOException | ClosedWatchServiceException e) {
            watched.remove(directory);
            LOG.debug("{} is not watched", directory, e);
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean matters = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    matters |= !String.valueOf(event.context()).endsWith(LOCK);
                }
                Path repository = repository(key);
                if (matters && repository != null) {
                    changed.accept(repository);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("No longer watching repositories");
        }
    }

    private synchronized @Nullable Path repository(WatchKey key) {
        Path repository = repositories.get(key);
        if (!key.reset()) {
            repositories.remove(key);
            watched.remove((Path) key.watchable());
        }
        return repository;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
