package dev.drover.app;

import dev.drover.cli.Machine;
import dev.drover.host.Children;
import dev.drover.host.FileExchange;
import dev.drover.host.OwnProcess;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessTable;
import dev.drover.host.Signals;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.ui.Displays;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What the commands need of the machine, made of `host`, which they may not see.
final class HostMachine implements Machine {
    private static final Duration AFTER_TERM = Duration.ofSeconds(5);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);

    private final ProcessTable processes;
    private final Children children = new Children();

    HostMachine(ProcessTable processes) {
        this.processes = processes;
    }

    @Override
    public ProcessKey self() {
        return new OwnProcess(processes).key();
    }

    @Override
    public Optional<ProcessKey> process(long pid) {
        return processes.look(pid).filter(p -> p.state() != 'Z').map(ProcessFacts::key);
    }

    @Override
    public boolean isAlive(ProcessKey key) {
        return processes.presence(key) != ProcessTable.Presence.GONE;
    }

    @Override
    public List<Long> ancestry(long pid) {
        return processes.ancestry(pid).stream().map(p -> p.key().pid()).toList();
    }

    @Override
    public boolean end(ProcessKey key) {
        return end(processes, key, AFTER_TERM, AFTER_INTERRUPT);
    }

    static boolean end(ProcessTable processes, ProcessKey key, Duration term, Duration interrupt) {
        return switch (new Signals(processes).end(key, term, interrupt)) {
            case ENDED_BY_TERM, ENDED_BY_INT, ENDED_BY_KILL, ALREADY_GONE -> true;
            case NOT_OURS, PROTECTED, UNSEEN, STILL_THERE -> false;
        };
    }

    @Override
    public boolean listensForOthers(int port) {
        return new PortProbe(Map.of()).isOfOthers(port);
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    /// The jar lies in its `lib`, of an installer in `lib/app`; classes of a build lie beside the
    /// runnable directory.
    @Override
    public Path installation() {
        // A class cache says where the jar lay when the cache was made, so the launcher comes
        // first.
        String told = System.getProperty("drover.installation");
        if (told != null) {
            return Path.of(told);
        }
        CodeSource source = HostMachine.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("The JVM does not say where Drover lies.");
        }
        Path code = Path.of(URI.create(source.getLocation().toString()));
        if (!code.toString().endsWith(".jar")) {
            return code.resolveSibling("drover");
        }
        Path jars = code.resolveSibling(".").normalize();
        return jars.resolve(jars.endsWith(Path.of("lib", "app")) ? "../.." : "..").normalize();
    }

    /// Words before a command with which it ends, with all that it has started, when this process
    /// does; none where there is no native client.
    static List<String> keeper(long pid) {
        Path client =
                new HostMachine(ProcessTable.ofThisMachine()).installation().resolve("bin/drover");
        return isNative(client)
                ? List.of(client.toString(), "run", "--scope", "process:" + pid, "--whole", "--")
                : List.of();
    }

    /// The client's twin is a script, and knows none of this.
    private static boolean isNative(Path client) {
        try (InputStream in = Files.newInputStream(client)) {
            return Files.isExecutable(client) && in.read() != '#';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean hasDisplay() {
        return Displays.ofThisMachine().whyNot().isEmpty();
    }

    @Override
    public Finished run(Launch launch, Duration limit) throws IOException {
        Process process =
                children.startJoined(launch.command(), launch.directory(), launch.environment());
        process.getOutputStream().close();
        // Read beside the wait: a child that writes more than a pipe holds would never end.
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                Children.killTree(process);
            }
            return new Finished(ended ? process.exitValue() : null, output.join());
        } catch (InterruptedException e) {
            Children.killTree(process);
            Thread.currentThread().interrupt();
            return new Finished(null, "");
        }
    }

    @Override
    public Child start(Launch launch) throws IOException {
        Process process = start(launch.command(), launch);
        Thread.startVirtualThread(() -> drop(process));
        ProcessKey key = key(process);
        return new Child() {
            @Override
            public ProcessKey key() {
                return key;
            }

            @Override
            public OutputStream input() {
                return process.getOutputStream();
            }

            @Override
            public boolean isAlive() {
                return process.isAlive();
            }

            @Override
            public void kill() {
                Children.killTree(process);
            }
        };
    }

    @Override
    public ProcessKey startDetached(Launch launch, Path output) throws IOException {
        return key(
                children.startDetached(
                        launch.command(), launch.directory(), launch.environment(), output));
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        return FileExchange.swap(one, other);
    }

    private Process start(List<String> command, Launch launch) throws IOException {
        return children.start(command, launch.directory(), launch.environment());
    }

    private ProcessKey key(Process process) throws IOException {
        return processes
                .look(process.pid())
                .map(ProcessFacts::key)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "The process ended at once, before it could be seen."));
    }

    private static String read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static void drop(Process process) {
        try (InputStream in = process.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Killed.
        }
    }
}
