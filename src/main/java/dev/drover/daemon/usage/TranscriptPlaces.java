package dev.drover.daemon.usage;

import dev.drover.agents.usage.TranscriptFormat;
import dev.drover.host.files.DirectoryWatch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The directories in which transcripts lie, and the watch over them. One that is not there yet is
/// waited for.
final class TranscriptPlaces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TranscriptPlaces.class);

    private final List<TranscriptFormat> formats;
    private final TranscriptTally tally;

    /// Roots without links, as the watch names them.
    private final Map<TranscriptFormat, Path> roots = new ConcurrentHashMap<>();

    private final @Nullable DirectoryWatch watch;

    /// @param changed told of what may matter, on a thread of the watch
    TranscriptPlaces(
            List<TranscriptFormat> formats, TranscriptTally tally, Consumer<Path> changed) {
        this.formats = List.copyOf(formats);
        this.tally = tally;
        this.watch = watch(changed);
    }

    private @Nullable DirectoryWatch watch(Consumer<Path> changed) {
        try {
            return new DirectoryWatch(
                    "transcript-watch",
                    path -> {
                        if (matters(path)) {
                            changed.accept(path);
                        }
                    });
        } catch (IOException e) {
            LOG.warn("Nothing can be watched; transcripts are read late: {}", e.toString());
            return null;
        }
    }

    /// In a home many things happen beside the roots.
    private boolean matters(Path path) {
        return formats.stream()
                .map(this::root)
                .anyMatch(root -> path.startsWith(root) || root.startsWith(path));
    }

    private Path root(TranscriptFormat format) {
        return roots.getOrDefault(format, format.root());
    }

    /// All transcripts of all agents.
    List<FoundTranscript> all(Instant watchSince) {
        List<FoundTranscript> found = new ArrayList<>();
        for (TranscriptFormat format : formats) {
            found.addAll(ofRoot(format, watchSince));
        }
        return found;
    }

    private List<FoundTranscript> ofRoot(TranscriptFormat format, Instant watchSince) {
        Path root = format.root();
        try {
            root = root.toRealPath();
        } catch (IOException e) {
            watchFor(root);
        }
        roots.put(format, root);
        return in(format, root, watchSince);
    }

    /// The nearest directory that is there, in which the others will be made.
    private void watchFor(Path root) {
        Path above = root.getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        if (above != null) {
            watch(above);
        }
    }

    private List<FoundTranscript> in(TranscriptFormat format, Path directory, Instant watchSince) {
        return new TranscriptSearch(format, root(format), watchSince, this::watch).in(directory);
    }

    private void watch(Path directory) {
        boolean watched = false;
        try {
            if (watch != null) {
                watch.add(directory);
                watched = true;
            }
        } catch (IOException e) {
            LOG.debug("{} is not watched", directory, e);
        }
        tally.watched(directory, watched || !Files.isDirectory(directory));
    }

    /// The transcripts that a change of this path may have changed.
    List<FoundTranscript> changed(Path path, Instant watchSince) {
        List<FoundTranscript> found = new ArrayList<>();
        for (TranscriptFormat format : formats) {
            Path root = root(format);
            if (!path.startsWith(root) || path.equals(root)) {
                if (root.startsWith(path)) {
                    found.addAll(ofRoot(format, watchSince));
                }
                continue;
            }
            var seen = TranscriptSearch.look(path);
            Path below = root.relativize(path);
            if (seen != null && format.isTranscript(below)) {
                found.add(new FoundTranscript(format, path, below, seen));
                found.addAll(in(format, beside(path), Instant.EPOCH));
            } else if (seen != null && seen.isDirectory()) {
                found.addAll(in(format, path, Instant.EPOCH));
            }
        }
        return found;
    }

    /// An old conversation that goes on has its subagents in a directory of its own name.
    private static Path beside(Path transcript) {
        String name = transcript.getFileName().toString();
        return transcript.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }

    @Override
    public void close() {
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.debug("The watch of transcripts did not close", e);
            }
        }
    }
}
