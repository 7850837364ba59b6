package dev.drover.host;

import dev.drover.model.PortListener;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The kernel's tables of TCP sockets, joined with the processes that have them open. Reading the
/// tables is cheap; who has a socket is looked up once, when it is first seen. On systems without
/// such tables nothing is seen.
final class ListeningPorts {
    private static final String SOCKET = "socket:[";
    private static final String LISTEN = "0A";
    private static final String TIME_WAIT = "06";
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");

    private final Path root;
    private final LinuxSockets sockets;
    private final long uid = OwnProcess.uid();
    private Map<String, Long> holders = Map.of();
    private Set<String> hidden = Set.of();

    /// One row of a table.
    private record Row(String address, int port, String state, long uid, String inode) {}

    /// @param root `/proc`, or a directory that looks like it
    ListeningPorts(Path root) {
        this.root = root;
        this.sockets = new LinuxSockets(root);
    }

    /// One for each port and process, by port.
    synchronized List<PortListener> look() {
        List<Row> rows = rows().stream().filter(row -> row.state().equals(LISTEN)).toList();
        holders = holders(rows);
        record Key(int port, long uid, @Nullable Long pid) {}
        Map<Key, TreeSet<String>> found = new LinkedHashMap<>();
        for (Row row : rows) {
            Key key = new Key(row.port(), row.uid(), holders.get(row.inode()));
            found.computeIfAbsent(key, k -> new TreeSet<>()).add(row.address());
        }
        List<PortListener> all = new ArrayList<>();
        found.forEach(
                (key, addresses) ->
                        all.add(
                                new PortListener(
                                        key.port(),
                                        List.copyOf(addresses),
                                        key.uid(),
                                        key.pid(),
                                        null)));
        all.sort(Comparator.comparingInt(PortListener::port));
        return all;
    }

    /// Is the port kept by nothing but connections that are closed already?
    boolean lingers(int port) {
        List<Row> here = rows().stream().filter(row -> row.port() == port).toList();
        return !here.isEmpty() && here.stream().allMatch(row -> row.state().equals(TIME_WAIT));
    }

    /// The process of each socket, as far as it can be seen. All processes are looked through only
    /// if there is a socket of ours that was not there at the last look.
    private Map<String, Long> holders(List<Row> rows) {
        Set<String> ours = new HashSet<>();
        rows.stream()
                .filter(row -> uid == 0 || row.uid() == uid)
                .forEach(row -> ours.add(row.inode()));
        Map<String, Long> known = new HashMap<>(holders);
        known.keySet().retainAll(ours);
        known.values().removeIf(pid -> Files.notExists(root.resolve(Long.toString(pid))));
        Set<String> fresh = new HashSet<>(ours);
        fresh.removeAll(known.keySet());
        if (!hidden.containsAll(fresh)) {
            // A forked child has its parent's sockets open too: the older one counts.
            pids().forEach(pid -> open(pid, fresh).forEach(i -> known.merge(i, pid, Math::min)));
        }
        fresh.removeAll(known.keySet());
        hidden = fresh;
        return known;
    }

    private List<String> open(long pid, Set<String> wanted) {
        return sockets.links(pid)
                .filter(link -> link.startsWith(SOCKET))
                .map(link -> link.substring(SOCKET.length(), link.length() - 1))
                .filter(wanted::contains)
                .toList();
    }

    private List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "[0-9]*")) {
            for (Path directory : all) {
                pids.add(Long.valueOf(String.valueOf(directory.getFileName())));
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return pids;
        }
        return pids;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String table : TABLES) {
            for (String line : sockets.lines(table)) {
                Row row = row(line.strip().split("\\s+"));
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static @Nullable Row row(String[] fields) {
        if (fields.length < 10) {
            return null;
        }
        int colon = fields[1].lastIndexOf(':');
        try {
            int port = Integer.parseInt(fields[1].substring(colon + 1), 16);
            String address = address(fields[1].substring(0, Math.max(0, colon)));
            return new Row(address, port, fields[3], Long.parseLong(fields[7]), fields[9]);
        } catch (IllegalArgumentException | UnknownHostException e) {
            return null; // a line that is none
        }
    }

    /// The kernel writes addresses as words of four bytes, each in the machine's own order.
    private static String address(String hex) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            for (int i = 0; i + 3 < bytes.length; i += 4) {
                byte first = bytes[i];
                byte second = bytes[i + 1];
                bytes[i] = bytes[i + 3];
                bytes[i + 1] = bytes[i + 2];
                bytes[i + 2] = second;
                bytes[i + 3] = first;
            }
        }
        return switch (InetAddress.getByAddress(bytes).getHostAddress()) {
            case "0:0:0:0:0:0:0:0" -> "::";
            case "0:0:0:0:0:0:0:1" -> "::1";
            case String other -> other;
        };
    }
}
