package dev.drover.cli;

import dev.drover.cli.output.ReaderGoneException;
import dev.drover.ipc.DaemonUnavailableException;

/// What a person needs to know when nobody answers.
final class NoDaemon {
    private static final int LINES = 3;

    private NoDaemon() {}

    static void tell(DaemonUnavailableException why, Context context) throws ReaderGoneException {
        context.out().error("drover: " + why.getMessage());
        for (LogLine line : LogFile.at(context.paths().log()).tail(LINES)) {
            context.out().error("  log: " + line.text());
        }
    }
}
