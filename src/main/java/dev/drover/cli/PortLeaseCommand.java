package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;

/// `drover ports lease`: for an instance, if it is called within one, else for a person.
@Command(
        name = "lease",
        description =
                "Leases a port of a type, tried out first. Who asks again for the same gets the"
                        + " same. An agent's ends with its instance, yours when you release it.",
        footer = {
            "  drover ports lease --type dev",
            "  PORT=$(drover ports lease --type api --name billing) ./serve",
            "  drover ports lease --type test --count 3 --for 8h",
            "  drover ports lease --type dev --json | jq '.[].port'"
        })
final class PortLeaseCommand extends CliCommand {
    @Option(
            names = "--type",
            paramLabel = "T",
            required = true,
            description = "Such as dev, api or database; `drover ports observe` lists all.")
    String type = "";

    @Mixin PortWanted wanted = new PortWanted();

    @Option(names = "--port", paramLabel = "P", description = "This very port, and no other.")
    @Nullable Integer port;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "It may end by itself after this time, if nobody listens then.")
    @Nullable Duration time;

    @Override
    int run(Context context) {
        List<PortView> leases = context.api().lease(wanted.of(type, port, time, context));
        print(leases, json, context);
        return Exit.OK;
    }

    /// The bare numbers where a script reads them.
    static void print(List<PortView> ports, boolean json, Context context) {
        Output out = context.out();
        if (json) {
            out.json(ports);
            return;
        }
        for (PortView port : ports) {
            if (!context.look().terminal()) {
                out.line(Integer.toString(port.port()));
                continue;
            }
            String where = PortTable.where(port, context);
            out.line(
                    out.words()
                            .add(port.port(), Tone.STRONG)
                            .add("  " + PortTable.what(port))
                            .add(where == null ? "" : "  for " + where, Tone.DIM));
        }
    }
}
