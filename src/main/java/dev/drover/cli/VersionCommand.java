package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.Health;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

/// `drover version`: of the program, and of the daemon if one answers.
@Command(
        description = "Prints the version, and the daemon's if it is another one.",
        footer = {"  drover version"})
final class VersionCommand extends CliCommand {
    /// @param daemon null if none answers
    record Versions(String version, String java, @Nullable String daemon) {}

    @Override
    int run(Context context) {
        String own = context.around().version();
        String java = Runtime.version().toString();
        String daemon = daemon(context);
        if (json) {
            context.out().json(new Versions(own, java, daemon));
            return Exit.OK;
        }
        context.out().line("drover " + own + " (Java " + java + ")");
        if (daemon != null && !daemon.equals(own)) {
            context.out().line("The daemon is " + daemon + ": `drover daemon restart` renews it.");
        }
        return Exit.OK;
    }

    private static @Nullable String daemon(Context context) {
        try {
            Health health = context.api().health();
            return health.version();
        } catch (DaemonUnavailableException none) {
            return null;
        }
    }
}
