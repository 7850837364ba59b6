package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `drover ports release`: one at once, all of them only with `--yes`.
@Command(
        name = "release",
        description =
                "Gives leased ports back. An agent can release its own, you every one. What"
                        + " listens there is left alone.",
        footer = {
            "  drover ports release 3042",
            "  drover ports release --all",
            "  drover ports release --all --namespace project:shop --yes"
        })
final class PortReleaseCommand extends CliCommand {
    @ArgGroup(exclusive = true, multiplicity = "1")
    Which which = new Which();

    static final class Which {
        @Parameters(index = "0", paramLabel = "PORT", description = "The port.")
        @Nullable Integer port;

        @Option(names = "--all", description = "All that you may release.")
        boolean all;
    }

    @Option(names = "--namespace", paramLabel = "N", description = "With --all: only those of it.")
    @Nullable String namespace;

    @Option(names = "--yes", description = "With --all: does it.")
    boolean yes;

    @Override
    int run(Context context) {
        Output out = context.out();
        if (which.port != null) {
            PortView released = context.api().releasePort(which.port);
            if (json) {
                out.json(List.of(released));
            } else {
                out.line(released.port() + " is released; it was " + held(released) + ".");
            }
            return Exit.OK;
        }
        List<PortView> all = context.api().releasePorts(namespace, !yes);
        if (json) {
            out.json(all);
        } else if (all.isEmpty()) {
            out.line("There is no lease to release.");
        } else {
            String count = Quantity.count(all.size(), "port");
            out.line(
                    out.words()
                            .add(
                                    yes ? count + " released:" : "Would release " + count + ":",
                                    Tone.STRONG));
            out.blank();
            out.table(PortTable.leases(all, context));
            if (!yes) {
                out.blank();
                out.line("Nothing was done yet. Add --yes to do it.");
            }
        }
        return yes || all.isEmpty() ? Exit.OK : Exit.REFUSED;
    }

    private static String held(PortView released) {
        return "leased to " + released.holderName() + " (" + PortTable.what(released) + ")";
    }
}
