package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.TranscriptsView;

/// The doctor asks whether all that agents write down of their use could be read.
final class UsageChecks {
    private static final String CHECK = "transcripts";

    private UsageChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        MetricsView metrics;
        try {
            metrics = context.api().metrics();
        } catch (DaemonUnavailableException e) {
            return; // The daemon's own check says that it is not there.
        }
        TranscriptsView transcripts = metrics.transcripts();
        if (transcripts.brokenLines() > 0) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    CHECK,
                                    Quantity.count(transcripts.brokenLines(), "line")
                                            + " of transcripts could not be read, first in "
                                            + transcripts.brokenIn().getFirst()
                                            + ".",
                                    "Report it if the agent is of a new version.")
                            .because("Tokens and cost of these lines are not counted."));
        }
        for (String file : transcripts.refused()) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    CHECK,
                                    file + " is called like a transcript and is no plain file.",
                                    "Remove it if you do not know what it is for.")
                            .because("Drover does not open it: a pipe could hold up its reader."));
        }
        if (transcripts.unwatched() > 0) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    CHECK,
                                    "The system does not watch "
                                            + transcripts.unwatched()
                                            + " directories of transcripts for Drover.",
                                    "Raise fs.inotify.max_user_watches.")
                            .because("What is written there is seen up to 5 minutes late."));
        }
        for (String notice : metrics.prices().notices()) {
            diagnosis.add(
                    DoctorFinding.warn("prices", notice, "Mend the price list, or remove it."));
        }
        if (transcripts.brokenLines() == 0
                && transcripts.refused().isEmpty()
                && transcripts.unwatched() == 0) {
            diagnosis.add(
                    DoctorFinding.ok(
                            CHECK,
                            UsageWords.reading(transcripts)
                                    .orElse("All that agents have written down is counted.")));
        }
    }
}
