package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.DaemonDirectory.Door;
import dev.drover.model.process.DaemonDirectory.Lock;
import dev.drover.model.process.DaemonDirectory.Store;
import dev.drover.model.process.DaemonProfile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the daemons of a profile keep on disk, and who uses it: locks by the kernel's own table,
/// sockets likewise, users by what they have open. Only looks. Costs a directory for each process
/// of this user, and so is asked for only now and then.
public final class DaemonFiles {
    private static final String LISTENING = "00010000";
    private static final String CONNECTED = "03";

    private final Path proc;
    private final Path home;
    private final LinuxSockets sockets;

    public DaemonFiles(Path home) {
        this(LinuxProcessTable.PROC, home);
    }

    DaemonFiles(Path proc, Path home) {
        this.proc = proc;
        this.home = home;
        this.sockets = new LinuxSockets(proc);
    }

    /// @param processes all that a scan has seen
    /// @param daemons pids of those that the profile knows
    public List<DaemonDirectory> look(
            DaemonProfile profile, Collection<ProcessFacts> processes, Set<Long> daemons) {
        String glob = profile.instances();
        if (glob == null) {
            return List.of();
        }
        GlobWalk walk = new GlobWalk(home);
        List<Path> directories =
                walk.find(glob).stream()
                        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .toList();
        if (directories.isEmpty()) {
            return List.of();
        }
        Users users = users(directories, processes, daemons);
        List<String> unix = sockets.lines("net/unix");
        Map<String, Long> locks = locks();
        List<DaemonDirectory> found = new ArrayList<>();
        for (Path directory : directories) {
            FileSizes.Size size = FileSizes.of(directory);
            found.add(
                    new DaemonDirectory(
                            profile.name(),
                            directory.toString(),
                            size.bytes(),
                            size.whole(),
                            size.changed(),
                            locks(walk, directory, profile.locks(), locks),
                            doors(walk, directory, profile.sockets(), unix),
                            stores(walk, directory, profile.databases()),
                            List.copyOf(users.of().getOrDefault(directory, new TreeSet<>())),
                            users.unseen()));
        }
        return found;
    }

    private record Users(Map<Path, TreeSet<Long>> of, int unseen) {}

    private Users users(
            List<Path> directories, Collection<ProcessFacts> processes, Set<Long> daemons) {
        Map<Path, TreeSet<Long>> users = new HashMap<>();
        Map<String, Path> owners = new HashMap<>();
        for (String line : sockets.lines("net/unix")) {
            String[] fields = line.strip().split("\\s+", 8);
            for (Path directory : fields.length == 8 ? directories : List.<Path>of()) {
                if (fields[7].startsWith(directory + "/")) {
                    owners.put("socket:[" + fields[6] + "]", directory);
                }
            }
        }
        int unseen = 0;
        long us = OwnProcess.uid();
        for (ProcessFacts process : processes) {
            if (process.uid() != us) {
                continue;
            }
            long pid = process.key().pid();
            if (daemons.contains(pid) && !Files.isReadable(proc.resolve(pid + "/fd"))) {
                unseen++;
            }
            List<String> open = new ArrayList<>(sockets.links(pid).toList());
            if (process.cwd() != null) {
                open.add(process.cwd() + "/");
            }
            for (String link : open) {
                Path owner = owners.get(link);
                for (Path directory : owner != null ? List.of(owner) : directories) {
                    if (owner != null || link.startsWith(directory + "/")) {
                        users.computeIfAbsent(directory, d -> new TreeSet<>()).add(pid);
                    }
                }
            }
        }
        return new Users(users, unseen);
    }

    /// Holders by inode.
    private Map<String, Long> locks() {
        Map<String, Long> holders = new HashMap<>();
        try {
            for (String line : Files.readAllLines(proc.resolve("locks"))) {
                // 1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF; those with an arrow still wait
                String[] fields = line.strip().split("\\s+");
                if (fields.length >= 6 && !fields[1].equals("->")) {
                    String[] file = fields[5].split(":");
                    holders.put(file[file.length - 1], Long.parseLong(fields[4]));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // then nobody is seen holding one
        }
        return holders;
    }

    private static List<Lock> locks(
            GlobWalk walk, Path directory, @Nullable String name, Map<String, Long> holders) {
        List<Lock> found = new ArrayList<>();
        for (Path file : name == null ? List.<Path>of() : walk.matching(directory, name)) {
            Long holder = null;
            try {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Object inode = Files.getAttribute(file, "unix:ino");
                    holder = holders.get(String.valueOf(inode));
                }
            } catch (IOException e) {
                // gone meanwhile
            }
            found.add(new Lock(file.toString(), holder));
        }
        return found;
    }

    private static List<Door> doors(
            GlobWalk walk, Path directory, @Nullable String name, List<String> unix) {
        List<Door> found = new ArrayList<>();
        for (Path file : name == null ? List.<Path>of() : walk.matching(directory, name)) {
            boolean listening = false;
            int clients = 0;
            for (String line : unix) {
                String[] fields = line.strip().split("\\s+", 8);
                if (fields.length == 8 && fields[7].equals(file.toString())) {
                    listening |= fields[3].equals(LISTENING);
                    clients += fields[5].equals(CONNECTED) ? 1 : 0;
                }
            }
            found.add(new Door(file.toString(), listening, clients));
        }
        return found;
    }

    private static List<Store> stores(GlobWalk walk, Path directory, @Nullable String name) {
        List<Store> found = new ArrayList<>();
        for (Path file : name == null ? List.<Path>of() : walk.matching(directory, name)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Path wal = file.resolveSibling(file.getFileName() + "-wal");
                found.add(new Store(file.toString(), size(file), size(wal)));
            }
        }
        return found;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
