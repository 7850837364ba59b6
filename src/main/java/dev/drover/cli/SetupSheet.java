package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;
import dev.drover.model.view.SetupStep;
import dev.drover.model.view.SetupStep.State;

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
        steps.forEach(step -> print(step, preview, out));
        boolean more =
                steps.stream()
                        .map(SetupStep::state)
                        .anyMatch(s -> s == State.WOULD_WRITE || s == State.WOULD_REMOVE);
        if (more) {
            out.line("Nothing was changed yet. Add --yes to do it.");
        } else if (!uninstall && steps.stream().allMatch(s -> s.state() == State.UNCHANGED)) {
            out.line("All is set up.");
        }
    }

    private static void print(SetupStep step, boolean preview, Output out) {
        out.line(out.words().add(step.title(), Tone.STRONG).add("  ").add(step.file(), Tone.DIM));
        if (preview) {
            step.diff().forEach(line -> diff(line, out));
        }
        switch (step.state()) {
            case UNCHANGED -> wrapped(unchanged(step), 2, Tone.GOOD, out);
            case WRITTEN -> wrapped("Written." + copy(step), 2, Tone.GOOD, out);
            case REMOVED -> wrapped("Taken out." + copy(step), 2, Tone.GOOD, out);
            case REFUSED -> wrapped(String.valueOf(step.refusal()), 2, Tone.BAD, out);
            default -> {
                // The diff has said it.
            }
        }
        if (step.trial() != null) {
            wrapped(step.trial(), 2, Tone.PLAIN, out);
        }
        step.notes().forEach(note -> wrapped(note, 2, Tone.ATTENTION, out));
        out.blank();
    }

    private static String unchanged(SetupStep step) {
        return step.trial() != null || !step.notes().isEmpty()
                ? "Set up already."
                : "Nothing to do.";
    }

    private static String copy(SetupStep step) {
        return step.copy() == null ? "" : " The file as it was: " + step.copy();
    }

    private static void diff(String line, Output out) {
        Tone tone =
                switch (line.charAt(0)) {
                    case '+' -> Tone.GOOD;
                    case '-' -> Tone.BAD;
                    case '@' -> Tone.ACTIVE;
                    default -> Tone.DIM;
                };
        Words words = out.words().add("  ");
        out.line(words.add(line, tone));
    }

    private static void wrapped(String text, int indent, Tone tone, Output out) {
        for (String part : out.look().wrapped(text, indent)) {
            out.line(out.words().add(" ".repeat(indent)).add(part, tone));
        }
    }
}
