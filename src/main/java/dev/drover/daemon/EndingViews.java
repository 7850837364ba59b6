package dev.drover.daemon;

import dev.drover.core.EndingPlan;
import dev.drover.host.ProcessTable;
import dev.drover.model.EndingKeep;
import dev.drover.model.EndingOutcome;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Secrets;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.view.EndingView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Plans and their outcomes as rows for people.
///
/// @param returned what was ended before, if a process came in its place
record EndingViews(
        ProcessTable processes, Function<ProcessKey, Returns.@Nullable Returned> returned) {
    private static final int LONGEST_COMMAND = 400;

    EndingView preview(EndingPlan plan, State state) {
        return view(null, plan, Map.of(), state, true, true);
    }

    EndingView done(
            @Nullable String id,
            EndingPlan plan,
            Map<ProcessKey, EndingOutcome> outcomes,
            State state,
            boolean durable) {
        return view(id, plan, outcomes, state, false, durable);
    }

    private EndingView view(
            @Nullable String id,
            EndingPlan plan,
            Map<ProcessKey, EndingOutcome> outcomes,
            State state,
            boolean preview,
            boolean durable) {
        List<EndingView.Row> rows = new ArrayList<>();
        Set<ProcessKey> planned = new HashSet<>(plan.keys());
        for (EndingPlan.End end : plan.ends()) {
            EndingOutcome outcome = outcomes.get(end.key());
            rows.add(row(end.process(), end.reason(), outcome, undo(end, state)));
        }
        outcomes.forEach(
                (key, outcome) -> {
                    if (!planned.contains(key)) {
                        rows.add(bornMeanwhile(key, outcome));
                    }
                });
        plan.kept().forEach(k -> rows.add(kept(k.process(), k.reason())));
        plan.absent().forEach(key -> rows.add(absent(key)));
        long won = preview ? plan.memoryBytes() : won(plan, outcomes);
        return new EndingView(id, preview, won, rows, durable);
    }

    static long won(EndingPlan plan, Map<ProcessKey, EndingOutcome> outcomes) {
        return plan.ends().stream()
                .filter(e -> outcomes.getOrDefault(e.key(), EndingOutcome.KEPT).isEnded())
                .map(e -> e.process().memoryBytes())
                .filter(bytes -> bytes != null)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static EndingView.Row row(
            ProcessFacts process,
            String reason,
            @Nullable EndingOutcome outcome,
            @Nullable String undo) {
        return new EndingView.Row(
                process.key().toString(),
                process.key().pid(),
                command(process),
                process.memoryBytes(),
                true,
                VisibleText.line(reason, LONGEST_COMMAND),
                outcome == null ? null : outcome.toString(),
                outcome == null ? null : outcome.words(),
                undo);
    }

    private static EndingView.Row bornMeanwhile(ProcessKey key, EndingOutcome outcome) {
        return new EndingView.Row(
                key.toString(),
                key.pid(),
                "",
                null,
                true,
                "Started while the others were ended.",
                outcome.toString(),
                outcome.words(),
                null);
    }

    private static EndingView.Row kept(ProcessFacts process, EndingKeep reason) {
        return new EndingView.Row(
                process.key().toString(),
                process.key().pid(),
                command(process),
                process.memoryBytes(),
                false,
                "Kept: " + reason.words() + ".",
                null,
                null,
                null);
    }

    private EndingView.Row absent(ProcessKey key) {
        boolean gone = processes.presence(key) == ProcessTable.Presence.GONE;
        EndingKeep reason = gone ? EndingKeep.GONE : EndingKeep.UNSEEN;
        return new EndingView.Row(
                key.toString(),
                key.pid(),
                "",
                null,
                false,
                (gone ? "Nothing to do: " : "Kept: ") + reason.words() + ".",
                gone ? EndingOutcome.ALREADY_GONE.toString() : null,
                gone ? EndingOutcome.ALREADY_GONE.words() : null,
                null);
    }

    /// Where a running agent has started it, that agent can start it again.
    private @Nullable String undo(EndingPlan.End end, State state) {
        ProcessKey owner = end.owner();
        if (owner == null) {
            return null;
        }
        Returns.Returned before = returned.apply(end.key());
        String who = state.instances().ofProcess(owner).map(EndingViews::name).orElse("its agent");
        String again = before == null ? "" : " " + before.words();
        return "It belongs to "
                + who
                + ", which starts it again when told to (/mcp, Reconnect)."
                + again;
    }

    boolean cameBack(ProcessKey process) {
        return returned.apply(process) != null;
    }

    private static String name(Instance instance) {
        return VisibleText.line(
                instance.label().name().orElse(instance.agent() + " " + instance.id().shortForm()),
                80);
    }

    /// Without secrets, on one line.
    static String command(ProcessFacts process) {
        String words =
                process.command().stream()
                        .limit(64)
                        .map(word -> word.length() > 2_000 ? word.substring(0, 2_000) : word)
                        .collect(Collectors.joining(" "));
        String line = words.isBlank() ? String.valueOf(process.executable()) : words;
        return VisibleText.line(Secrets.redact(line), LONGEST_COMMAND);
    }
}
