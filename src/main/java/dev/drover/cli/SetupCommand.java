package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.model.view.SetupStep;
import dev.drover.model.view.SetupStep.State;
import dev.drover.setup.Plan;
import dev.drover.setup.Setup;
import dev.drover.setup.Wish;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;

/// `drover setup`: lets the agents report to Drover, and undoes it (ST10, PE10, TM8). It needs no
/// daemon, and without `--yes` it only shows what it would change.
@Command(
        description = {
            "Lets agents report to Drover; shows first what it would change.",
            "Without a TARGET: every agent that is found. Targets: claude-code, codex, gemini,"
                + " qwen, copilot, cursor, opencode; and by name only: statusline, mcp (Drover's"
                + " tools for the agents that are here), share (Claude Code's servers become shared"
                + " ones), share-gemini, share-qwen, share-cursor, share-copilot, tmux, autostart."
                + " It adds Drover's own entries to their settings, keeps a copy beside the file,"
                + " and changes nothing else there."
        },
        footer = {
            "  drover setup",
            "  drover setup --yes",
            "  drover setup claude-code statusline --yes",
            "  drover setup mcp --yes",
            "  drover setup --replace-old",
            "  drover setup --uninstall --yes"
        })
final class SetupCommand extends CliCommand {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "TARGET", description = "What to set up.")
    List<String> targets = new ArrayList<>();

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Option(names = "--dry-run", description = "Shows what it would do, whatever else is said.")
    boolean dryRun;

    @Option(
            names = "--uninstall",
            description = "Takes out what setup has put in, and nothing else.")
    boolean uninstall;

    @Option(
            names = "--replace-old",
            description =
                    "Takes out older hooks that do the same as Drover (styxy, mayla, claude-memory"
                            + " and the like).")
    boolean replaceOld;

    @Option(
            names = "--worktrees",
            description =
                    "Claude Code's worktrees are made and removed by Drover, in place of git:"
                            + " nothing is lost with them.")
    boolean worktrees;

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        check();
        SetupGround.requireClient(context);
        Setup setup = SetupGround.setup(context);
        List<String> wanted = wanted(setup);
        List<Plan> plans =
                uninstall
                        ? setup.planRemoval(wanted)
                        : setup.plan(wanted, new Wish(replaceOld, worktrees));
        boolean does = yes && !dryRun;
        List<SetupStep> steps = new ArrayList<>();
        for (Plan plan : plans) {
            steps.add(does ? SetupDeed.done(plan, setup, context) : SetupDeed.shown(plan));
        }
        if (json) {
            context.out().json(steps);
        } else {
            SetupSheet.print(steps, !does, uninstall, context.out());
        }
        boolean refused = steps.stream().anyMatch(s -> s.state() == State.REFUSED);
        boolean left = !does && plans.stream().anyMatch(Plan::changes);
        boolean nothing = steps.isEmpty() && !uninstall;
        return refused || nothing || (left && !dryRun) ? Exit.REFUSED : Exit.OK;
    }

    private void check() {
        for (String target : targets) {
            if (!Setup.targets().contains(target) && !target.equals(Setup.TOOLS)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'"
                                + target
                                + "' is no target. There are "
                                + String.join(", ", Setup.targets())
                                + ", and "
                                + Setup.TOOLS
                                + " for all agents' tools at once"
                                + ".");
            }
        }
    }

    private List<String> wanted(Setup setup) {
        if (!targets.isEmpty()) {
            List<String> tools = uninstall ? setup.present() : setup.offered();
            boolean all = targets.contains(Setup.TOOLS);
            return Setup.targets().stream()
                    .filter(
                            t ->
                                    targets.contains(t)
                                            || (all && Setup.isTools(t) && tools.contains(t)))
                    .toList();
        }
        return uninstall ? setup.present() : setup.here();
    }
}
