package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.view.Health;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `drover daemon start`: starts it in the background and waits until it answers.
@Command(
        name = "start",
        description = "Starts it in the background and waits until it answers.",
        footer = {"  drover daemon start", "  drover daemon start --headless"})
final class DaemonStartCommand extends CliCommand {
    private static final int TAIL = 10;

    @Mixin DaemonOptionGroup group = new DaemonOptionGroup();

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        DaemonControl control = new DaemonControl(context);
        Optional<Health> running = control.health();
        if (running.isPresent()) {
            return said(context, "It runs already: version " + running.get().version() + ".");
        }
        return start(context, control, group.words(), json);
    }

    static int start(Context context, DaemonControl control, List<String> words, boolean json)
            throws Exception {
        long before = System.nanoTime();
        Optional<Health> health = control.start(words);
        if (health.isEmpty()) {
            return failed(context, control);
        }
        if (json) {
            context.out().json(health.get());
        } else {
            long millis = (System.nanoTime() - before) / 1_000_000;
            context.out()
                    .line("Started version " + health.get().version() + " in " + millis + " ms.");
        }
        return Exit.OK;
    }

    private int said(Context context, String line) {
        if (json) {
            context.out().json(context.api().health());
        } else {
            context.out().line(line);
        }
        return Exit.OK;
    }

    private static int failed(Context context, DaemonControl control) throws Exception {
        Output out = context.out();
        out.error(
                "drover: the daemon did not answer within "
                        + DaemonControl.START.toSeconds()
                        + " s. `drover doctor` may tell why; the log ends so:");
        for (LogLine line : LogFile.at(context.paths().log()).tail(TAIL)) {
            out.error("  " + line.text());
        }
        Path said = control.startOutput();
        if (Files.isReadable(said)) {
            List<String> lines = Files.readString(said, StandardCharsets.UTF_8).lines().toList();
            for (String line : lines.subList(Math.max(0, lines.size() - TAIL), lines.size())) {
                out.error("  " + line);
            }
        }
        return Exit.NO_DAEMON;
    }
}
