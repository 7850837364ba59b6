package dev.drover.cli;

import dev.drover.host.FileExchange;
import dev.drover.host.PortProbe;
import dev.drover.model.ProcessKey;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The real machine by the JDK's own means, with an installation of the test's choice.
record TestMachine(Path installation, Map<String, String> environment) implements Machine {
    private static final Duration END = Duration.ofSeconds(10);

    @Override
    public ProcessKey self() {
        return key(ProcessHandle.current());
    }

    private static ProcessKey key(ProcessHandle handle) {
        return new ProcessKey(
                "test",
                handle.pid(),
                handle.info().startInstant().map(i -> i.toEpochMilli()).orElse(0L));
    }

    @Override
    public Optional<ProcessKey> process(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(TestMachine::key);
    }

    @Override
    public boolean isAlive(ProcessKey key) {
        return process(key.pid()).isPresent();
    }

    @Override
    public List<Long> ancestry(long pid) {
        List<Long> pids = new ArrayList<>();
        Optional<ProcessHandle> next = ProcessHandle.of(pid);
        while (next.isPresent()) {
            pids.add(next.get().pid());
            next = next.get().parent();
        }
        return pids;
    }

    @Override
    public boolean end(ProcessKey key) {
        Optional<ProcessHandle> handle = ProcessHandle.of(key.pid());
        handle.ifPresent(ProcessHandle::destroy);
        return handle.map(h -> h.onExit().orTimeout(10, TimeUnit.SECONDS).isDone()).orElse(true);
    }

    @Override
    public boolean listensForOthers(int port) {
        return new PortProbe(Map.of()).isOfOthers(port);
    }

    @Override
    public boolean hasDisplay() {
        return false;
    }

    @Override
    public Finished run(Launch launch, Duration limit) throws IOException {
        Process process = builder(launch).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(wait(process), output);
    }

    private static int wait(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static ProcessBuilder builder(Launch launch) {
        ProcessBuilder builder = new ProcessBuilder(launch.command());
        builder.directory(launch.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return builder;
    }

    @Override
    public Child start(Launch launch) throws IOException {
        Process process =
                builder(launch)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new RunningChild(process);
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        return FileExchange.swap(one, other);
    }

    @Override
    public ProcessKey startDetached(Launch launch, Path output) throws IOException {
        ProcessBuilder builder = builder(launch).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return key(builder.start().toHandle());
    }

    private record RunningChild(Process process) implements Child {
        @Override
        public ProcessKey key() {
            return TestMachine.key(process.toHandle());
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
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.toHandle().onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
