package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All files of a directory with their bytes and links, to compare with a later look.
record Tree(Map<String, String> entries) {
    static Tree of(Path top) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.toList()) {
                entries.put(top.relativize(path).toString(), content(path));
            }
        }
        return new Tree(entries);
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "directory";
        }
        return Files.isExecutable(path)
                + " "
                + java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(path));
    }
}
