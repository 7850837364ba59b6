package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Option;

/// One command. Its fields are its options; picocli fills them anew for every run, so one object
/// serves many runs, one at a time.
abstract class CliCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(names = "--json", description = "Prints JSON.")
    boolean json;

    /// @return exit code
    /// @throws dev.drover.core.Refused for an expected no
    /// @throws picocli.CommandLine.ParameterException for words that make no sense together
    abstract int run(Context context) throws Exception;

    /// See {@link dev.drover.ipc.CommandRunner#local}.
    boolean runsAlone(Invocation invocation) {
        return false;
    }

    /// See {@link dev.drover.ipc.CommandRunner#streams}.
    boolean streams(Invocation invocation) {
        return false;
    }
}
