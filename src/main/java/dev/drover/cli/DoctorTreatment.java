package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.core.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Shows what the doctor would do, or does it, one after the other; what fails holds up nothing.
final class DoctorTreatment {
    private DoctorTreatment() {}

    /// @param done what was done, null for a preview and what failed
    /// @param failure why it was not done
    private record Step(
            String check, String fix, @Nullable String done, @Nullable String failure) {}

    /// @return exit code: refused for a preview, and where something failed
    static int run(List<DoctorFix> fixes, boolean yes, boolean json, Output out) {
        List<Step> steps = new ArrayList<>();
        for (DoctorFix fix : fixes) {
            steps.add(yes ? treat(fix) : new Step(fix.check(), fix.says(), null, null));
        }
        boolean failed = steps.stream().anyMatch(s -> s.failure() != null);
        if (json) {
            out.json(steps);
        } else {
            print(steps, yes, out);
        }
        return steps.isEmpty() || (yes && !failed) ? Exit.OK : Exit.REFUSED;
    }

    private static Step treat(DoctorFix fix) {
        try {
            return new Step(fix.check(), fix.says(), fix.action().run(), null);
        } catch (Refused e) {
            return new Step(fix.check(), fix.says(), null, e.refusal().message());
        } catch (IOException e) {
            return new Step(fix.check(), fix.says(), null, "A file could not be changed: " + e);
        } catch (Exception e) {
            return new Step(fix.check(), fix.says(), null, "It failed: " + e);
        }
    }

    private static void print(List<Step> steps, boolean yes, Output out) {
        if (steps.isEmpty()) {
            out.line("There is nothing to do.");
            return;
        }
        for (Step step : steps) {
            out.line(out.words().add(step.check(), Tone.STRONG));
            wrapped(step.fix(), Tone.PLAIN, out);
            if (step.done() != null) {
                wrapped(step.done() + ".", Tone.GOOD, out);
            }
            if (step.failure() != null) {
                wrapped(step.failure(), Tone.BAD, out);
            }
        }
        if (!yes) {
            out.blank();
            out.line("Nothing was done yet. Add --yes to do it.");
        }
    }

    private static void wrapped(String text, Tone tone, Output out) {
        for (String part : out.look().wrapped(text, 2)) {
            out.line(out.words().add("  ").add(part, tone));
        }
    }
}
