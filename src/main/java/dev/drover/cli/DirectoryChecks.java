package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.Place;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.ProcessTreeView.Directory;

import java.util.List;

/// The doctor looks at what daemons keep a directory each for: those that nobody uses any more.
final class DirectoryChecks {
    private DirectoryChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        List<Directory> all;
        try {
            all = context.api().daemonDirectories();
        } catch (DaemonUnavailableException e) {
            return; // The daemon's own check says that it is not there.
        }
        List<Directory> abandoned =
                all.stream().filter(d -> d.abandoned() && d.trashed() == null).toList();
        if (abandoned.isEmpty()) {
            return;
        }
        long bytes = abandoned.stream().mapToLong(Directory::bytes).sum();
        diagnosis.add(
                DoctorFinding.warn(
                                "directories",
                                Quantity.count(abandoned.size(), "directory", "directories")
                                        + " of daemons that are gone, "
                                        + Quantity.bytes(bytes)
                                        + " in all",
                                "drover processes directories --trash")
                        .because(
                                "Each start of such a daemon made one, and nobody takes them away."
                                        + " What goes to Drover's trash can be put back.")
                        .shownAt(new Place.Processes(Place.Processes.DIRECTORIES).toString()));
    }
}
