package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.cli.service.Service;
import dev.drover.model.view.ServiceView;

import picocli.CommandLine.Command;

import java.io.IOException;

/// `drover service status`: exit 0 if it runs, as with other service tools, else 1.
@Command(
        name = "status",
        description = "Whether it is installed, starts at login, and runs; exit 1 if not.",
        footer = {"  drover service status", "  drover service status --json | jq .pid"})
final class ServiceStatusCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        return print(context, service, json);
    }

    static int print(Context context, Service service, boolean json) throws IOException {
        ServiceView view = service.look();
        if (json) {
            context.out().json(view);
        } else {
            sheet(view, context);
        }
        return view.running() ? Exit.OK : Exit.REFUSED;
    }

    private static void sheet(ServiceView view, Context context) {
        Output out = context.out();
        String state =
                view.running() ? "runs" : view.installed() ? "does not run" : "not installed";
        Tone tone = view.running() ? Tone.GOOD : view.installed() ? Tone.ATTENTION : Tone.DIM;
        out.line(out.words().add("Drover as a service", Tone.STRONG).add("  ").add(state, tone));
        out.blank();
        Table facts = Table.untitled(Column.whole("", 0), Column.text("", 20, 40, 0));
        fact(facts, "kept by", view.manager());
        if (view.unreachable() != null) {
            fact(facts, "reachable", "no: " + view.unreachable());
        }
        if (view.installed()) {
            fact(facts, "described in", context.shortPath(view.definition()));
            fact(facts, "at login", view.enabled() ? "it starts" : "it does not start");
        }
        if (view.pid() != null) {
            fact(facts, "process", view.pid().toString());
        }
        if (view.restarts() != null && view.restarts() > 0) {
            fact(facts, "started again", view.restarts() + " times since then");
        }
        if (view.result() != null) {
            fact(facts, "last end", view.result());
        }
        out.table(facts);
        if (!view.running()) {
            out.blank();
            out.line(
                    view.installed()
                            ? "`drover service check` tells why."
                            : "`drover service install` installs it.");
        }
    }

    private static void fact(Table table, String name, String value) {
        table.row(Cell.of(name, Tone.DIM), Cell.of(value));
    }
}
