package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.ipc.Api;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.ProcessKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The demo's own Drover: with its window if a display is there. It ends with the demo even if the
/// demo is killed.
final class DemoDaemon implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private final Machine machine;
    private final ProcessKey process;
    private final Api api;

    /// What it says before it has a log.
    private final Path said;

    private DemoDaemon(Machine machine, ProcessKey process, Api api, Path said) {
        this.machine = machine;
        this.process = process;
        this.api = api;
        this.said = said;
    }

    /// Starts it and does not wait.
    static DemoDaemon start(DemoHome home, Context context) throws IOException {
        Machine machine = context.machine();
        Path bin = machine.installation().resolve("bin");
        if (!Files.isExecutable(bin.resolve("drover-app"))
                || !Files.isExecutable(bin.resolve("drover"))) {
            throw Context.refused(
                    "The demo needs drover and drover-app in " + bin + ". Install Drover anew.");
        }
        List<String> command =
                new ArrayList<>(List.of(bin.resolve("drover-app").toString(), "daemon", "run"));
        command.add("--scope=" + machine.self().pid());
        if (!machine.hasDisplay()) {
            command.add("--headless");
        }
        Path said = home.root().resolve("daemon.txt");
        ProcessKey process =
                machine.startDetached(
                        new Machine.Launch(command, home.root(), home.environment()), said);
        Paths paths = Paths.of(home.environment(), home.root(), System.getProperty("os.name", ""));
        Api api = context.around().connect().apply(paths);
        return new DemoDaemon(machine, process, api, said);
    }

    /// @throws dev.drover.core.Refused if it does not answer in time
    void awaitStart() throws IOException, InterruptedException {
        DaemonControl.waitFor(START, () -> answers() || !machine.isAlive(process));
        if (!answers()) {
            throw Context.refused("The demo's own daemon did not start: " + lastWords());
        }
    }

    private String lastWords() throws IOException {
        return Files.exists(said)
                ? Files.readString(said, StandardCharsets.UTF_8).strip()
                : "it said nothing";
    }

    private boolean answers() {
        try {
            api.health();
            return true;
        } catch (DaemonUnavailableException notYet) {
            return false;
        }
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        try {
            api.handOver("the demo is over");
            DaemonControl.waitFor(DaemonControl.STOP, () -> !machine.isAlive(process));
        } catch (DaemonUnavailableException gone) {
            // it left by itself, or never came
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        machine.end(process);
    }
}
