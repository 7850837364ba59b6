package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `drover id`: instance ids for scripts (IS9).
@Command(
        description = "Instance ids for scripts: makes, finds and registers them.",
        footer = {
            "  drover id --get",
            "  drover id --register --agent my-agent --name nightly",
            "  METRICS=$(drover id --file-path metrics.json)"
        })
final class IdCommand extends CliCommand {
    private static final SecureRandom RANDOM = new SecureRandom();

    @ArgGroup(multiplicity = "1")
    Wish wish = new Wish();

    static final class Wish {
        @Option(names = "--generate", description = "A new id that is used nowhere else.")
        boolean generate;

        @Option(names = "--get", description = "The instance this command is called from.")
        boolean get;

        @Option(names = "--register", description = "Registers the calling program.")
        boolean register;

        @Option(names = "--list", description = "All ids.")
        boolean list;

        @Option(names = "--cleanup", description = "Forgets ended and stale instances.")
        boolean cleanup;

        @Option(
                names = "--file-path",
                paramLabel = "NAME",
                description = "A private file of the calling instance; without one, of all.")
        @Nullable String file;
    }

    @Option(names = "--agent", paramLabel = "AGENT", description = "With --register: what it is.")
    String agent = "generic";

    @Option(names = "--session", paramLabel = "S", description = "With --register: its session.")
    @Nullable String session;

    @Option(names = "--name", paramLabel = "N", description = "With --register: its name.")
    @Nullable String name;

    @Option(names = "--yes", description = "With --cleanup: does it.")
    boolean yes;

    @Override
    int run(Context context) throws Exception {
        if (wish.generate) {
            long pid = context.invocation().callerPid();
            print(context, InstanceId.of(context.now(), pid, RANDOM.nextInt()).value());
        } else if (wish.get) {
            print(context, caller(context).orElseThrow(IdCommand::notInside).id());
        } else if (wish.register) {
            register(context);
        } else if (wish.list) {
            list(context);
        } else if (wish.cleanup) {
            return cleanUp(context);
        } else if (wish.file != null) {
            String owner = caller(context).map(InstanceView::id).orElse(PrivateFile.SHARED);
            Path path = PrivateFile.of(context.paths(), owner, wish.file);
            if (json) {
                context.out().json(Map.of("path", path.toString()));
            } else {
                context.out().line(path.toString());
            }
        }
        return Exit.OK;
    }

    private void print(Context context, String id) {
        if (json) {
            context.out().json(Map.of("id", id, "short", new InstanceId(id).shortForm()));
        } else {
            context.out().line(id);
        }
    }

    private static RuntimeException notInside() {
        return Context.refused(
                "This was not called from a known instance. `drover id --register` makes the"
                        + " calling program one; `drover instances` lists those that run.");
    }

    /// The live instance among the caller's ancestors, the nearest first.
    private static Optional<InstanceView> caller(Context context) {
        List<InstanceView> instances = context.api().instances(false);
        return context.machine().ancestry(context.invocation().callerPid()).stream()
                .flatMap(pid -> instances.stream().filter(i -> pid.equals(i.pid())))
                .findFirst();
    }

    /// The caller is the client; what registers is the program that called it.
    private void register(Context context) {
        List<Long> ancestry = context.machine().ancestry(context.invocation().callerPid());
        Long parent = ancestry.size() > 1 ? ancestry.get(1) : null;
        String directory = context.invocation().directory();
        Registration wanted = new Registration(agent, session, name, directory, parent);
        Registration.Granted granted = context.api().register(wanted);
        if (json) {
            context.out().json(granted);
        } else {
            context.out().line(granted.instance().id());
        }
    }

    private void list(Context context) {
        List<InstanceView> instances = context.api().instances(true);
        Output out = context.out();
        if (json) {
            out.json(instances.stream().map(InstanceView::id).toList());
            return;
        }
        Table table =
                Table.of(
                        Column.whole("ID", 0),
                        Column.whole("STATE", 1),
                        Column.whole("AGENT", 2),
                        Column.text("NAME", 10, 20, 3));
        for (InstanceView i : instances) {
            table.row(Cell.of(i.id()), Cell.of(i.state()), Cell.of(i.agent()), Cell.of(i.name()));
        }
        if (!table.isEmpty()) {
            out.table(table);
        }
    }

    private int cleanUp(Context context) {
        if (!yes) {
            long count =
                    context.api().instances(true).stream()
                            .map(InstanceView::state)
                            .filter(s -> s == InstanceState.ENDED || s == InstanceState.STALE)
                            .count();
            String what = Quantity.count(count, "ended or stale instance");
            if (json) {
                context.out().json(Map.of("wouldForget", count));
            } else {
                context.out().line("Would forget " + what + ". With --yes it does.");
            }
            return Exit.REFUSED;
        }
        int forgotten = context.api().forgetEnded();
        if (json) {
            context.out().json(Map.of("forgotten", forgotten));
        } else {
            context.out()
                    .line("Forgot " + Quantity.count(forgotten, "ended or stale instance") + ".");
        }
        return Exit.OK;
    }
}
