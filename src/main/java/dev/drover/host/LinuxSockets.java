package dev.drover.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who listens where: the kernel's tables of sockets, joined with the open files of processes.
/// Costs a directory a process, and so is read only when somebody asks.
final class LinuxSockets {
    private static final String SOCKET = "socket:[";
    private static final String LISTEN = "0A";
    private static final int MOST_DESCRIPTORS = 10_000;

    private final Path root;

    LinuxSockets(Path root) {
        this.root = root;
    }

    /// TCP ports by pid, in order. What may not be looked into has none.
    Map<Long, List<Integer>> listening(Collection<Long> pids) {
        Map<String, Integer> ports = new HashMap<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : lines(table)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals(LISTEN)) {
                    String local = fields[1];
                    ports.put(fields[9], port(local.substring(local.lastIndexOf(':') + 1)));
                }
            }
        }
        Map<Long, List<Integer>> found = new HashMap<>();
        for (long pid : ports.isEmpty() ? List.<Long>of() : pids) {
            TreeSet<Integer> its = new TreeSet<>();
            for (String inode : sockets(pid)) {
                Integer port = ports.get(inode);
                if (port != null && port > 0) {
                    its.add(port);
                }
            }
            if (!its.isEmpty()) {
                found.put(pid, List.copyOf(its));
            }
        }
        return found;
    }

    private static int port(String hex) {
        try {
            return Integer.parseInt(hex, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private List<String> sockets(long pid) {
        return links(pid)
                .filter(link -> link.startsWith(SOCKET))
                .map(link -> link.substring(SOCKET.length(), link.length() - 1))
                .toList();
    }

    /// What the process has open, as `/proc` names it; empty where that may not be seen.
    Stream<String> links(long pid) {
        Stream.Builder<String> found = Stream.builder();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(root.resolve(Long.toString(pid)).resolve("fd"))) {
            int count = 0;
            for (Path fd : all) {
                if (count++ == MOST_DESCRIPTORS) {
                    break;
                }
                try {
                    found.add(Files.readSymbolicLink(fd).toString());
                } catch (IOException e) {
                    // closed since it was listed
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // gone, or not ours to look into
        }
        return found.build();
    }

    List<String> lines(String table) {
        try {
            // Names of sockets may hold any bytes.
            return Files.readString(root.resolve(table), StandardCharsets.ISO_8859_1)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
