package dev.drover.cli;

import dev.drover.setup.Ground;
import dev.drover.setup.Setup;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where setup works when a command asks for it: this user's home, and this installation.
final class SetupGround {
    private SetupGround() {}

    static Setup setup(Context context) {
        return new Setup(ground(context), context.machine()::exchange);
    }

    private static Ground ground(Context context) {
        Path programs = context.machine().installation().resolve("bin");
        return new Ground(
                context.paths().userHome(),
                context.around().inDaemon()
                        ? context.invocation().environment()
                        : context.machine().environment(),
                programs.resolve("drover"),
                programs.resolve("drover-app"));
    }

    /// A hook that starts nothing would be worse than none.
    static void requireClient(Context context) {
        Path client = context.machine().installation().resolve("bin").resolve("drover");
        if (!Files.isExecutable(client)) {
            throw Context.refused(
                    client
                            + " is missing or not executable, and it is what the agents' hooks"
                            + " would start. Install Drover anew, or build it with `mvn package`.");
        }
    }
}
