package dev.drover.host.versions;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which versions there are of which files, and a note for each file; written as a whole.
final class VersionIndex {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Entry> entries;

    /// @param versions the newest first
    /// @param note what the caller wants to know of the file the next time
    record Entry(List<KeptVersion> versions, String note) {
        static final Entry NONE = new Entry(List.of(), "");

        Entry {
            versions = List.copyOf(versions);
        }
    }

    private record Written(Map<String, Entry> files) {}

    private VersionIndex(Path file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /// One that cannot be read is begun anew: it is set aside, and what it told of stays on disk.
    static VersionIndex open(Path file) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                entries.putAll(JSON.readValue(Files.readAllBytes(file), Written.class).files());
            } catch (JacksonException | NullPointerException e) {
                Path aside = file.resolveSibling(file.getFileName() + ".damaged");
                Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new VersionIndex(file, entries);
    }

    Entry of(String path) {
        return entries.getOrDefault(path, Entry.NONE);
    }

    List<String> files() {
        return List.copyOf(entries.keySet());
    }

    List<KeptVersion> all() {
        List<KeptVersion> all = new ArrayList<>();
        entries.values().forEach(entry -> all.addAll(entry.versions()));
        return all;
    }

    void put(String path, Entry entry) throws IOException {
        entries.put(path, entry);
        PrivateFile.write(file, JSON.writeValueAsBytes(new Written(entries)));
    }
}
