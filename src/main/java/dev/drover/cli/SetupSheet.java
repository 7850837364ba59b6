package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.SetupStep;
import dev.drover.model.view.SetupStep.State;

import java.util.ArrayList;
import java.util.List;

/// Setup's steps for people: what would change as a diff, then what to know about it.
final class SetupSheet {
    private SetupSheet() {}

    /// @param preview whether nothing was done yet
    static void print(List<SetupStep> steps, boolean preview, boolean uninstall, Output out) {
        if (steps.isEmpty()) {
            wrapped(
                    uninstall
                            ? "Nothing of Drover's is in any settings that setup knows."
                            : "No agent is found for this user. Install one, or name one:"
                                    + " `drover setup claude-code`.",
                    0,
                    Tone.PLAIN,
                    out);
            return;
        }
        if (preview) {
            steps.forEach(step -> diff(step, out));
        }
        steps.forEach(step -> print(step, uninstall, out));
        boolean more =
                steps.stream()
                        .map(SetupStep::state)
                        .anyMatch(s -> s == State.WOULD_WRITE || s == State.WOULD_REMOVE);
        if (more) {
            out.blank();
            out.line("Nothing was changed yet. Add --yes to do it.");
        }
    }

    private static void print(SetupStep step, boolean uninstall, Output out) {
        out.line(out.words().add(step.title(), Tone.STRONG).add("  ").add(step.file(), Tone.DIM));
        switch (step.state()) {
            case WOULD_WRITE, WOULD_REMOVE -> wrapped(lines(step), 2, Tone.PLAIN, out);
            case UNCHANGED ->
                    wrapped(
                            uninstall ? "Nothing of Drover's is in it." : "Set up already.",
                            2,
                            Tone.GOOD,
                            out);
            case WRITTEN -> wrapped("Written." + copy(step), 2, Tone.GOOD, out);
            case REMOVED -> wrapped("Taken out." + copy(step), 2, Tone.GOOD, out);
            case REFUSED -> wrapped(String.valueOf(step.refusal()), 2, Tone.BAD, out);
        }
        if (step.trial() != null) {
            wrapped(step.trial(), 2, Tone.PLAIN, out);
        }
        step.notes().forEach(note -> wrapped(note, 2, Tone.ATTENTION, out));
    }

    /// How much it is, for those who do not read all of it.
    private static String lines(SetupStep step) {
        long more = step.diff().stream().filter(l -> l.startsWith("+")).count();
        long less = step.diff().stream().filter(l -> l.startsWith("-")).count();
        List<String> parts = new ArrayList<>();
        if (more > 0) {
            parts.add("adds " + Quantity.count(more, "line"));
        }
        if (less > 0) {
            parts.add("takes out " + Quantity.count(less, "line"));
        }
        return "Would be changed: " + String.join(", ", parts) + ".";
    }

    private static String copy(SetupStep step) {
        return step.copy() == null ? "" : " The file as it was: " + step.copy();
    }

    private static void diff(SetupStep step, Output out) {
        if (step.diff().isEmpty()) {
            return;
        }
        out.line(out.words().add("--- " + step.file(), Tone.STRONG));
        out.line(out.words().add("+++ " + step.file(), Tone.STRONG));
        for (String line : step.diff()) {
            Tone tone =
                    switch (line.charAt(0)) {
                        case '+' -> Tone.GOOD;
                        case '-' -> Tone.BAD;
                        case '@' -> Tone.ACTIVE;
                        default -> Tone.PLAIN;
                    };
            out.line(out.words().add(line.replace("\t", "    "), tone));
        }
        out.blank();
    }

    private static void wrapped(String text, int indent, Tone tone, Output out) {
        for (String part : out.look().wrapped(text, indent)) {
            out.line(out.words().add(" ".repeat(indent)).add(part, tone));
        }
    }
}
