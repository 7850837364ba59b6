package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.ProcessKey;

import picocli.CommandLine.Command;

import java.util.Map;
import java.util.Optional;

/// `drover daemon stop`.
@Command(
        name = "stop",
        description = "Lets it finish what it does and ends it.",
        footer = {"  drover daemon stop"})
final class DaemonStopCommand extends CliCommand {
    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        Optional<ProcessKey> ended = new DaemonControl(context).stop();
        if (json) {
            context.out().json(ended.isPresent() ? Map.of("ended", ended.get().pid()) : Map.of());
        } else {
            context.out()
                    .line(
                            ended.map(k -> "Stopped (it was process " + k.pid() + ").")
                                    .orElse("No daemon was running."));
        }
        return Exit.OK;
    }
}
