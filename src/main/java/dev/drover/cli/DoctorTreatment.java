package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.core.Refused;
import dev.drover.model.view.DoctorStep;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Shows what the doctor would do, or does it, one after the other; what fails holds up nothing.
final class DoctorTreatment {
    private DoctorTreatment() {}

    /// @return exit code: refused for a preview, and where something failed
    static int run(List<DoctorFix> fixes, boolean yes, boolean json, Output out) {
        List<DoctorStep> steps = new ArrayList<>();
        for (DoctorFix fix : fixes) {
            steps.add(yes ? treat(fix) : told(fix, null, null));
        }
        boolean failed = steps.stream().anyMatch(s -> s.failure() != null);
        if (json) {
            out.json(steps);
        } else {
            print(steps, yes, out);
        }
        return steps.isEmpty() || (yes && !failed) ? Exit.OK : Exit.REFUSED;
    }

    static DoctorStep treat(DoctorFix fix) {
        try {
            return told(fix, fix.action().run(), null);
        } catch (Refused e) {
            return told(fix, null, e.refusal().message());
        } catch (IOException e) {
            return told(fix, null, "A file could not be changed: " + e);
        } catch (Exception e) {
            return told(fix, null, "It failed: " + e);
        }
    }

    private static DoctorStep told(DoctorFix fix, @Nullable String done, @Nullable String failure) {
        return new DoctorStep(
                fix.about().check(), fix.says(), fix.about().touches(), done, failure);
    }

    private static void print(List<DoctorStep> steps, boolean yes, Output out) {
        if (steps.isEmpty()) {
            out.line("There is nothing to do.");
            return;
        }
        for (DoctorStep step : steps) {
            out.line(out.words().add(step.check(), Tone.STRONG));
            wrapped(step.fix(), Tone.PLAIN, out);
            if (!yes) {
                step.touches().forEach(touched -> wrapped("- " + touched, Tone.DIM, out));
            }
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
