package dev.drover.host.versions;

import dev.drover.host.PrivateDirectory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The last versions of some files, each content once, in a directory for the user alone. What is
/// more than the limits allow goes, the oldest first; the newest of a file always stays.
///
/// It does not know what the files are for. Safe for several callers.
public final class KeptVersions {
    /// Of one file.
    public static final int MOST = 20;

    /// Larger files are not kept.
    public static final long LARGEST = 1 << 20;

    /// Of all files together.
    static final long MOST_BYTES = 64L << 20;

    private final Path contents;
    private final VersionIndex index;

    /// @param directory made if it is not there
    public KeptVersions(Path directory) throws IOException {
        PrivateDirectory.make(directory);
        this.contents = PrivateDirectory.make(directory.resolve("contents"));
        this.index = VersionIndex.open(directory.resolve("index.json"));
    }

    /// Keeps what a file holds now. The same content again is the same version, seen again.
    public synchronized KeptVersion keep(Path file, byte[] content, Instant at) throws IOException {
        if (content.length > LARGEST) {
            throw new IOException(file + " is too large to be kept");
        }
        String path = file.toString();
        String digest = digest(content);
        VersionIndex.Entry entry = index.of(path);
        KeptVersion kept =
                new KeptVersion(
                        digest((path + '\0' + digest).getBytes(StandardCharsets.UTF_8))
                                .substring(0, 8),
                        path,
                        at,
                        content.length,
                        digest);
        Path place = contents.resolve(digest);
        if (!Files.exists(place)) {
            PrivateFile.write(place, content);
        }
        List<KeptVersion> versions = new ArrayList<>();
        versions.add(kept);
        entry.versions().stream()
                .filter(version -> !version.digest().equals(digest))
                .limit(MOST - 1)
                .forEach(versions::add);
        index.put(path, new VersionIndex.Entry(versions, entry.note()));
        tidy();
        return kept;
    }

    /// Is this what was kept last?
    public synchronized boolean isNewest(Path file, byte[] content) {
        List<KeptVersion> versions = index.of(file.toString()).versions();
        return !versions.isEmpty() && versions.getFirst().digest().equals(digest(content));
    }

    /// Files that there are versions or notes of.
    public synchronized List<Path> files() {
        return index.files().stream().map(Path::of).toList();
    }

    /// The newest first.
    public synchronized List<KeptVersion> of(Path file) {
        return index.of(file.toString()).versions();
    }

    /// Those whose id begins so.
    public synchronized List<KeptVersion> named(String id) {
        return index.all().stream().filter(version -> version.id().startsWith(id)).toList();
    }

    /// @throws IOException if it is not as it was kept
    public byte[] content(KeptVersion version) throws IOException {
        byte[] content = Files.readAllBytes(contents.resolve(version.digest()));
        if (!digest(content).equals(version.digest())) {
            throw new IOException("version " + version.id() + " is damaged");
        }
        return content;
    }

    /// What was noted of a file, empty if nothing was.
    public synchronized String note(Path file) {
        return index.of(file.toString()).note();
    }

    public synchronized void note(Path file, String note) throws IOException {
        VersionIndex.Entry entry = index.of(file.toString());
        if (!entry.note().equals(note)) {
            index.put(file.toString(), new VersionIndex.Entry(entry.versions(), note));
        }
    }

    private void tidy() throws IOException {
        List<KeptVersion> old =
                new ArrayList<>(
                        index.all().stream()
                                .filter(v -> !index.of(v.file()).versions().getFirst().equals(v))
                                .sorted(Comparator.comparing(KeptVersion::at))
                                .toList());
        long bytes = index.all().stream().mapToLong(KeptVersion::bytes).sum();
        while (bytes > MOST_BYTES && !old.isEmpty()) {
            KeptVersion oldest = old.removeFirst();
            VersionIndex.Entry entry = index.of(oldest.file());
            List<KeptVersion> left = new ArrayList<>(entry.versions());
            left.remove(oldest);
            index.put(oldest.file(), new VersionIndex.Entry(left, entry.note()));
            bytes -= oldest.bytes();
        }
        Set<String> needed = new HashSet<>();
        index.all().forEach(version -> needed.add(version.digest()));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(contents)) {
            for (Path content : all) {
                if (!needed.contains(String.valueOf(content.getFileName()))) {
                    Files.deleteIfExists(content);
                }
            }
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
