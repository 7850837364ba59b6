package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedFileView.Status;

import java.util.List;

/// The doctor looks at the settings of agents: are they whole, and are all hooks there that were?
final class GuardChecks {
    private GuardChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        try {
            List<GuardedFileView> files = context.api().guard().files();
            files.forEach(file -> look(file, context, diagnosis));
            if (files.stream().noneMatch(GuardChecks::isIll)) {
                long kept = files.stream().filter(file -> file.versions() > 0).count();
                diagnosis.add(
                        DoctorFinding.ok(
                                "settings-guard",
                                kept + " settings files of agents are guarded, and are whole"));
            }
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static boolean isIll(GuardedFileView file) {
        return file.status() == Status.BROKEN || file.status() == Status.HOOKS_LOST;
    }

    private static void look(GuardedFileView file, Context context, Diagnosis diagnosis) {
        if (!isIll(file)) {
            return;
        }
        String where = context.shortPath(file.path());
        boolean broken = file.status() == Status.BROKEN;
        DoctorFinding finding =
                DoctorFinding.warn(
                        broken ? "settings-broken" : "settings-hooks",
                        where
                                + (broken
                                        ? " cannot be read by " + file.agent()
                                        : " misses " + String.join(", ", file.lost())),
                        "drover guard restore " + where);
        String version = file.restore();
        if (version == null) {
            diagnosis.add(finding.because("No good version of it is kept."));
            return;
        }
        diagnosis.add(
                finding.because(
                                broken
                                        ? "Its agent starts without these settings, or not at all."
                                        : "It had them before. If that is meant so: drover guard"
                                                + " accept "
                                                + where)
                        .fixedBy(
                                "Gives "
                                        + where
                                        + " what it held in version "
                                        + version
                                        + ", and keeps it as it is now first.",
                                false,
                                List.of(where)),
                () -> {
                    GuardDeed deed = context.api().guard().restore(version, false);
                    return deed.kept() == null
                            ? "Done"
                            : "Done; the file as it was is version " + deed.kept();
                });
    }
}
