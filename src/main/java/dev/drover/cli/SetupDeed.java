package dev.drover.cli;

import dev.drover.core.Refused;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.SetupStep;
import dev.drover.model.view.SetupStep.State;
import dev.drover.setup.Outcome;
import dev.drover.setup.Plan;
import dev.drover.setup.Setup;
import dev.drover.setup.Trial;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Does one step of setup: writes, tells what runs already, and tries it out.
final class SetupDeed {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// The agents' own way: the command goes to a shell, the event to its standard input.
    private static final String AS_AGENTS_DO = "printf '%s' \"$1\" | sh -c \"$2\"";

    private SetupDeed() {}

    /// What it would do.
    static SetupStep shown(Plan plan) {
        State state =
                plan.refusal() != null
                        ? State.REFUSED
                        : !plan.changes()
                                ? State.UNCHANGED
                                : plan.installs() ? State.WOULD_WRITE : State.WOULD_REMOVE;
        return step(plan, state, notes(plan), null, null, plan.refusal());
    }

    static SetupStep done(Plan plan, Setup setup, Context context) {
        if (plan.refusal() != null) {
            return shown(plan);
        }
        Outcome outcome = setup.apply(plan);
        if (outcome.failure() != null) {
            return step(plan, State.REFUSED, notes(plan), null, null, outcome.failure());
        }
        State state =
                !outcome.done() ? State.UNCHANGED : plan.installs() ? State.WRITTEN : State.REMOVED;
        boolean replaced = plan.old().go() && !plan.old().hooks().isEmpty();
        if (state == State.REMOVED || (state == State.WRITTEN && replaced)) {
            meantSo(plan, context);
        }
        List<String> notes = notes(plan);
        if (!plan.live().isEmpty()) {
            notes.add(tell(plan, context));
        }
        Trial trial = plan.trial();
        return step(
                plan,
                state,
                notes,
                outcome.copy() == null ? null : context.shortPath(outcome.copy()),
                trial == null ? null : tried(trial, context),
                null);
    }

    private static List<String> notes(Plan plan) {
        List<String> notes = new ArrayList<>(plan.notes());
        if (!plan.old().hooks().isEmpty()) {
            notes.add(
                    (plan.old().go()
                                    ? "Takes out, because Drover does the same: "
                                    : "Hooks of the same kind are there; --replace-old takes them"
                                            + " out: ")
                            + String.join("; ", plan.old().hooks())
                            + ".");
        }
        return notes;
    }

    /// The guard of settings would miss what was just taken out.
    private static void meantSo(Plan plan, Context context) {
        if (plan.file() == null) {
            return;
        }
        try {
            context.api().guard().accept(plan.file().file().toString());
        } catch (DaemonUnavailableException | Refused e) {
            // Nobody guards it: there is no daemon, or it is no file of an agent.
        }
    }

    private static SetupStep step(
            Plan plan,
            State state,
            List<String> notes,
            @Nullable String copy,
            @Nullable String trial,
            @Nullable String refusal) {
        return new SetupStep(
                plan.target(),
                plan.title(),
                plan.shown(),
                state,
                plan.diff(),
                notes,
                copy,
                trial,
                refusal);
    }

    private static String tell(Plan plan, Context context) {
        try {
            return run(plan.live(), context).succeeded()
                    ? "The running " + plan.title() + " knows it already."
                    : "No " + plan.title() + " runs now; the next one reads it.";
        } catch (IOException e) {
            return "The next " + plan.title() + " reads it.";
        }
    }

    private static Machine.Finished run(List<String> command, Context context) throws IOException {
        return context.machine()
                .run(
                        new Machine.Launch(
                                command,
                                context.paths().userHome(),
                                context.machine().environment()),
                        LIMIT);
    }

    private static String tried(Trial trial, Context context) {
        try {
            for (String input : trial.inputs()) {
                Machine.Finished finished =
                        run(
                                List.of(
                                        "/bin/sh",
                                        "-c",
                                        AS_AGENTS_DO,
                                        "sh",
                                        input,
                                        trial.command()),
                                context);
                if (!finished.succeeded()) {
                    return "Tried out, and it failed ("
                            + (finished.exit() == null ? "too slow" : "exit " + finished.exit())
                            + "): "
                            + finished.output().strip();
                }
                if (!finished.output().isBlank()) {
                    return "Tried out as the agent does it: Drover answered.";
                }
            }
        } catch (IOException e) {
            return "It could not be tried out: " + e.getMessage();
        }
        return isDaemonUp(context)
                ? "Tried out as the agent does it: it ran well, and Drover is there."
                : "Tried out as the agent does it: it ran well. Drover itself does not run now;"
                        + " `drover-app` starts it.";
    }

    private static boolean isDaemonUp(Context context) {
        try {
            context.api().health();
            return true;
        } catch (DaemonUnavailableException e) {
            return false;
        }
    }
}
