package dev.drover.host;

import dev.drover.model.LiveProcess;
import dev.drover.model.ProcessFacts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tools that end processes look at beyond {@link ProcessFacts}: the kernel's name, the
/// group, who holds a port, what stands in a pid file. Looks anew each time.
public final class LiveProcesses {
    private static final String LISTENING = "0A";
    private static final int LONGEST_PID_FILE = 64;
    private static final List<String> SOCKETS = List.of("tcp", "tcp6", "udp", "udp6");

    private final Path root;

    public LiveProcesses() {
        this(LinuxProcessTable.PROC);
    }

    /// @param root `/proc`, or a directory that looks like it
    LiveProcesses(Path root) {
        this.root = root;
    }

    /// Those of a scan that we could signal and that are still there.
    public List<LiveProcess> of(List<ProcessFacts> scan) {
        long uid = OwnProcess.uid();
        List<LiveProcess> live = new ArrayList<>();
        try (Names names = names()) {
            for (ProcessFacts facts : scan) {
                if (facts.state() != 'Z' && (facts.uid() == uid || uid == 0)) {
                    LiveProcess process = names.named(facts);
                    if (process != null) {
                        live.add(process);
                    }
                }
            }
        }
        return live;
    }

    private interface Names extends AutoCloseable {
        /// @return null if it is gone
        @Nullable LiveProcess named(ProcessFacts facts);

        @Override
        void close();
    }

    private Names names() {
        return Platform.current() == Platform.LINUX
                ? new KernelNames(ProcFiles.forStats(root))
                : new ProgramNames();
    }

    private record KernelNames(ProcFiles files) implements Names {
        @Override
        public @Nullable LiveProcess named(ProcessFacts facts) {
            ProcStat stat = files.stat(facts.key().pid());
            return stat == null || stat.dead() || stat.start() != facts.key().start()
                    ? null
                    : new LiveProcess(facts, stat.name(), stat.group());
        }

        @Override
        public void close() {
            files.close();
        }
    }

    private record ProgramNames() implements Names {
        @Override
        public LiveProcess named(ProcessFacts facts) {
            String path = facts.executable() == null ? "" : facts.executable();
            return new LiveProcess(facts, path.substring(path.lastIndexOf('/') + 1), 0);
        }

        @Override
        public void close() {}
    }

    /// The pids among these that hold a socket of this port; empty where that cannot be seen.
    ///
    /// @param remote sockets that are connected to such a port elsewhere count too
    /// @param listening only those that listen
    public Set<Long> holders(List<LiveProcess> among, int port, boolean remote, boolean listening) {
        Set<String> sockets = new HashSet<>();
        for (String kind : SOCKETS) {
            sockets.addAll(sockets(kind, port, remote, listening));
        }
        Set<Long> holders = new HashSet<>();
        if (!sockets.isEmpty()) {
            for (LiveProcess process : among) {
                if (holdsOneOf(process.pid(), sockets)) {
                    holders.add(process.pid());
                }
            }
        }
        return holders;
    }

    private Set<String> sockets(String kind, int port, boolean remote, boolean listening) {
        try (Stream<String> lines = Files.lines(root.resolve("self/net").resolve(kind))) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> isOf(fields, port, remote, listening))
                    .map(fields -> "socket:[" + fields[9] + "]")
                    .collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            return Set.of(); // no such protocol here
        }
    }

    private static boolean isOf(String[] fields, int port, boolean remote, boolean listening) {
        if (fields.length < 10 || fields[9].equals("0")) {
            return false;
        }
        boolean here = port(fields[1]) == port;
        return listening
                ? here && fields[3].equals(LISTENING)
                : here || (remote && port(fields[2]) == port);
    }

    private static int port(String address) {
        try {
            return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
        } catch (NumberFormatException e) {
            return -1; // the line of titles
        }
    }

    private boolean holdsOneOf(long pid, Set<String> sockets) {
        Path open = root.resolve(Long.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false; // gone, or not ours to see
        }
        return false;
    }

    /// The pid that stands in a file.
    ///
    /// @param directory what the path counts from
    public static Optional<Long> pidIn(String path, String directory) {
        try {
            Path file = Path.of(directory).resolve(path);
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_PID_FILE) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return text.matches("[1-9]\\d{0,9}")
                    ? Optional.of(Long.valueOf(text))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
