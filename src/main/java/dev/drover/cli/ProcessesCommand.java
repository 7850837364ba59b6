package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.ServerMark;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover processes`: sessions, their servers, and what was left behind.
@Command(
        description = "Shows agents' servers and processes, and why each is alive.",
        subcommands = {
            ProcessTreeCommand.class,
            ProcessWhyCommand.class,
            DuplicatesCommand.class,
            OrphansCommand.class,
            ProcessReportCommand.class,
            MarkCommand.class,
            MarksCommand.class,
            DirectoriesCommand.class,
            ProcessEndCommand.class,
            ProcessCleanCommand.class
        },
        footer = {
            "  drover processes",
            "  drover processes tree",
            "  drover processes why 4242",
            "  drover processes clean",
            "  drover processes end 4242",
            "  drover processes mark 4242 --once-per user",
            "  drover processes --json | jq '.[] | select(.class == \"orphan\") | .pid'"
        })
final class ProcessesCommand extends CliCommand {
    @Option(names = "--all", description = "What runs below servers and tools as well.")
    boolean all;

    @Override
    int run(Context context) {
        ProcessTreeView tree = context.api().processes(true);
        Output out = context.out();
        if (json) {
            out.json(tree.processes());
            return Exit.OK;
        }
        List<ProcessView> shown =
                tree.processes().stream()
                        .filter(p -> all || p.role() != ProcessRole.CHILD || tellsMore(p))
                        .toList();
        if (shown.isEmpty()) {
            out.line("No agent is running, and none has left anything behind.");
        } else {
            out.table(ProcessTable.of(shown, false, out.look(), context.now()));
        }
        conclusions(tree, out);
        return Exit.OK;
    }

    /// Of those below something else only what a person should look at.
    private static boolean tellsMore(ProcessView process) {
        return !process.ports().isEmpty()
                || (process.depth() == 0 && process.why() != ProcessClass.NOT_OURS);
    }

    /// What follows from all of them, a line each.
    static void conclusions(ProcessTreeView tree, Output out) {
        boolean any =
                !tree.duplicates().isEmpty()
                        || !tree.savings().isEmpty()
                        || !tree.shared().isEmpty()
                        || !tree.notices().isEmpty()
                        || !tree.marks().isEmpty()
                        || tree.hidden() > 0
                        || tree.processes().stream().anyMatch(p -> p.why() == ProcessClass.ORPHAN);
        if (any) {
            out.blank();
        }
        long left = tree.processes().stream().filter(p -> p.why() == ProcessClass.ORPHAN).count();
        if (left > 0) {
            out.line(
                    out.words()
                            .add(
                                    Quantity.count(left, "process", "processes")
                                            + (left == 1 ? " was" : " were")
                                            + " left behind: drover processes orphans",
                                    Tone.ATTENTION));
        }
        for (ProcessTreeView.Duplicate one : tree.duplicates()) {
            out.line(
                    out.words()
                            .add(
                                    one.extra().size()
                                            + " too many of "
                                            + one.name()
                                            + ": drover processes duplicates",
                                    Tone.ATTENTION));
        }
        for (ProcessTreeView.Saving one : tree.savings()) {
            out.line(
                    out.words()
                            .add(
                                    one.instances()
                                            + " × "
                                            + one.name()
                                            + ", "
                                            + Quantity.bytes(one.memoryBytes())
                                            + ": drover setup share",
                                    Tone.DIM));
        }
        for (ProcessTreeView.Shared one : tree.shared()) {
            out.line(
                    out.words()
                            .add(
                                    Quantity.count(one.sessions(), "session")
                                            + " share "
                                            + one.name()
                                            + (one.savedBytes() == 0
                                                    ? ""
                                                    : ", which saves "
                                                            + Quantity.bytes(one.savedBytes())),
                                    Tone.GOOD));
        }
        for (ServerMark mark : tree.marks()) {
            String wish = "you want one " + mark.name() + " per " + mark.once();
            out.line(out.words().add(wish, Tone.DIM));
        }
        if (tree.hidden() > 0) {
            out.line(
                    out.words()
                            .add(
                                    Quantity.count(tree.hidden(), "session")
                                            + " cannot be seen as a process",
                                    Tone.DIM));
        }
        tree.notices().forEach(notice -> out.line(out.words().add(notice, Tone.ATTENTION)));
    }
}
