package dev.drover.cli;

import dev.drover.cli.service.Service;
import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Optional;

/// `drover daemon restart`.
@Command(
        name = "restart",
        description = "Stops it and starts it again; agents notice nothing.",
        footer = {"  drover daemon restart"})
final class DaemonRestartCommand extends CliCommand {
    @Mixin DaemonOptionGroup group = new DaemonOptionGroup();

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        DaemonControl control = new DaemonControl(context);
        Optional<Service> keeper =
                DaemonFile.live(context).flatMap(p -> ServiceAction.keeperOf(p, context));
        if (keeper.isPresent()) {
            return ServiceRestartCommand.restart(context, keeper.get(), json);
        }
        control.stop();
        return DaemonStartCommand.start(context, control, group.words(), json);
    }
}
