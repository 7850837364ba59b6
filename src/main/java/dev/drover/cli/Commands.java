package dev.drover.cli;

import dev.drover.cli.output.Look;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.ReaderGoneException;
import dev.drover.core.Refused;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.DaemonUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs command lines: finds the command, lets picocli read its words, and turns every way it can
/// end into an exit code and at most a few clear lines. Safe for many callers at once.
public final class Commands implements CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private final Surroundings around;
    private final PreparedCommands prepared = new PreparedCommands();

    public Commands(Surroundings around) {
        this.around = around;
    }

    /// The doctor for those who do not type, with the environment of this process.
    public Doctor doctor(Map<String, String> environment) {
        return Doctor.inside(around, environment);
    }

    /// Setup for those who do not type, with the environment of this process.
    public SetupOffers setup(Map<String, String> environment) {
        return SetupOffers.inside(around, environment);
    }

    @Override
    public int run(Invocation invocation, OutputStream out, OutputStream err) {
        Output output = new Output(out, err, Look.of(invocation));
        try {
            int exit = dispatch(new Context(around, invocation, output));
            output.flush();
            return exit;
        } catch (ReaderGoneException gone) {
            LOG.debug("the reader of a command's output has gone", gone);
            return Exit.INTERNAL;
        }
    }

    @Override
    public boolean local(Invocation invocation) {
        Typed words = Typed.of(invocation.arguments());
        return !words.wantsHelp()
                && words.command().map(c -> c.make().runsAlone(invocation)).orElse(false);
    }

    @Override
    public boolean streams(Invocation invocation) {
        Typed words = Typed.of(invocation.arguments());
        return !words.wantsHelp()
                && words.command().map(c -> c.make().streams(invocation)).orElse(false);
    }

    private int dispatch(Context context) throws ReaderGoneException {
        Output out = context.out();
        try {
            Typed words = Typed.of(context.invocation().arguments());
            if (words.isRootHelp()) {
                out.page(RootHelp.page(prepared, context.look()));
                return Exit.OK;
            }
            Optional<CommandList> command = words.command();
            if (command.isEmpty()) {
                out.error("drover: " + RootHelp.unknown(words.first()));
                return Exit.USAGE;
            }
            return prepared.borrow(command.get(), line -> execute(line, words.rest(), context));
        } catch (ParameterException e) {
            out.error("drover: " + usage(e));
            return Exit.USAGE;
        } catch (Refused e) {
            out.error("drover: " + e.refusal().message());
            return Exit.REFUSED;
        } catch (DaemonUnavailableException e) {
            NoDaemon.tell(e, context);
            return Exit.NO_DAEMON;
        } catch (ReaderGoneException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("drover {} failed", String.join(" ", context.invocation().arguments()), e);
            out.error(
                    "drover: this failed, and it is Drover's fault ("
                            + e
                            + "). The log says more: "
                            + context.paths().log());
            return Exit.INTERNAL;
        }
    }

    private int execute(CommandLine line, List<String> words, Context context) throws Exception {
        ParseResult result =
                PreparedCommands.innermost(line.parseArgs(words.toArray(String[]::new)));
        CommandLine meant = result.commandSpec().commandLine();
        if (result.isUsageHelpRequested()) {
            context.out().page(PreparedCommands.help(meant, context.look()));
            return Exit.OK;
        }
        CliCommand command = meant.getCommand();
        if (around.inDaemon() && command.runsAlone(context.invocation())) {
            throw Context.refused(
                    "`drover "
                            + String.join(" ", context.invocation().arguments())
                            + "` starts, ends or outlives the daemon, so it cannot run inside it."
                            + " Call it through bin/drover.");
        }
        return command.run(context);
    }

    private static String usage(ParameterException e) {
        String message = String.valueOf(e.getMessage()).strip().replaceFirst("^Error: ", "");
        String stop = message.endsWith(".") || message.endsWith("?") ? "" : ".";
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        return message + stop + " `" + name + " --help` shows how it is used.";
    }
}
