package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.GuardDeed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `drover guard restore`: without `--yes` it only tells what it would change.
@Command(
        name = "restore",
        description =
                "Gives a settings file what it held, byte by byte. As it is now it is kept first."
                        + " Without --yes it tells what would change.",
        footer = {
            "  drover guard restore 5f0c11aa",
            "  drover guard restore ~/.claude/settings.json --yes"
        })
final class GuardRestoreCommand extends CliCommand {
    @Parameters(
            paramLabel = "ID|FILE",
            description = "A version, or a file, which gets back what is missed in it.")
    String what = "";

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        GuardDeed deed = context.api().guard().restore(GuardSheet.path(what, context), !yes);
        Output out = context.out();
        if (json) {
            out.json(deed);
        } else {
            GuardSheet.changes(deed.lines(), context);
            out.line(context.shortPath(deed.path()) + " " + deed.note() + ": " + deed.version());
            if (deed.kept() != null) {
                out.line("As it was it is version " + deed.kept() + ".");
            }
            if (!yes && !deed.lines().isEmpty()) {
                out.line("Add --yes to do it.");
            }
        }
        return deed.done() || deed.lines().isEmpty() ? Exit.OK : Exit.REFUSED;
    }
}
