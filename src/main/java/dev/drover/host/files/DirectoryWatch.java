package dev.drover.host.files;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Hears from the system of what is made and written in directories, so that waiting costs nothing.
public final class DirectoryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    private final WatchService service;
    private final Consumer<Path> changed;
    private final Set<Path> watched = new HashSet<>();

    /// @param changed told what was made or written, or the directory itself if more has happened
    /// in it than the system could tell, or if it is gone; on a thread of the watch
    public DirectoryWatch(String name, Consumer<Path> changed) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.changed = changed;
        Thread.ofPlatform().daemon().name(name).start(this::listen);
    }

    /// Watches a directory, if it is not watched already; not those in it.
    ///
    /// @throws IOException if the system watches no more, or the directory is gone
    public synchronized void add(Path directory) throws IOException {
        if (watched.contains(directory)) {
            return;
        }
        directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY);
        watched.add(directory);
    }

    /// Watches a directory like [#add], and tells as well what is deleted in it.
    ///
    /// @throws IOException if the system watches no more, or the directory is gone
    public synchronized void addWithDeletions(Path directory) throws IOException {
        directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        watched.add(directory);
    }

    private void listen() {
        try {
            while (true) {
                tell(service.take());
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("No longer watching");
        }
    }

    private void tell(WatchKey key) {
        Path directory = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            changed.accept(
                    event.context() instanceof Path name ? directory.resolve(name) : directory);
        }
        if (!key.reset()) {
            synchronized (this) {
                watched.remove(directory);
            }
            changed.accept(directory);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
