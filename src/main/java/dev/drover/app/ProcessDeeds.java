package dev.drover.app;

import dev.drover.daemon.Daemon;
import dev.drover.daemon.Processes;
import dev.drover.model.EndingOutcome;
import dev.drover.model.view.EndingView;
import dev.drover.ui.processes.ProcessInputs;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What the page of processes asks of the daemon, and how an ending reads there.
final class ProcessDeeds {
    private ProcessDeeds() {}

    static ProcessInputs of(Daemon daemon) {
        Processes processes = daemon.processes();
        return new ProcessInputs(
                () -> processes.view(true),
                processes::report,
                new ProcessInputs.Directories(
                        processes::directories, processes::trash, processes::restore),
                new ProcessInputs.Ending(
                        keys -> plan(daemon.endings().end(keys, true)),
                        keys -> plan(daemon.endings().end(keys, false))));
    }

    private static ProcessInputs.Plan plan(EndingView view) {
        return new ProcessInputs.Plan(
                view.memoryBytes(), view.processes().stream().map(ProcessDeeds::step).toList());
    }

    private static ProcessInputs.Step step(EndingView.Row row) {
        return new ProcessInputs.Step(
                row.key(),
                row.pid(),
                row.command(),
                row.memoryBytes(),
                row.ends(),
                row.reason(),
                row.words(),
                isGone(row.outcome()),
                row.undo());
    }

    private static boolean isGone(@Nullable String outcome) {
        return Arrays.stream(EndingOutcome.values())
                .anyMatch(one -> one.isGone() && one.toString().equals(outcome));
    }
}
