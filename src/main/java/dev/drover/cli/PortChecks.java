package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import java.util.List;

/// The doctor looks at ports: projects that ask for what cannot be, ranges that are used up, ports
/// that somebody else uses, and leases that nobody needs.
final class PortChecks {
    private PortChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        try {
            PortsView ports = context.api().ports(true);
            projects(ports, diagnosis);
            clashes(ports, diagnosis);
            ranges(ports, diagnosis);
            leftovers(context, diagnosis);
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static void projects(PortsView ports, Diagnosis diagnosis) {
        for (String notice : ports.notices()) {
            diagnosis.add(
                    DoctorFinding.warn("project-file", notice, "Correct the file.")
                            .because("Until then its agents get none of the ports it asks for."));
        }
    }

    private static void clashes(PortsView ports, Diagnosis diagnosis) {
        for (PortView port : ports.ports()) {
            if (port.use() == PortView.Use.CLASH) {
                diagnosis.add(
                        DoctorFinding.warn(
                                "port-clash",
                                PortSheet.sentence(port),
                                "drover ports who " + port.port()));
            }
        }
    }

    private static void ranges(PortsView ports, Diagnosis diagnosis) {
        for (PortsView.Range range : ports.ranges()) {
            if (range.leased() + range.unleased() >= range.size()) {
                diagnosis.add(
                        DoctorFinding.warn(
                                "port-range",
                                "all "
                                        + range.size()
                                        + " ports of type "
                                        + range.type()
                                        + " are taken",
                                "drover ports observe"));
            }
        }
    }

    private static void leftovers(Context context, Diagnosis diagnosis) {
        int left = context.api().cleanUpPorts(null, true).size();
        if (left > 0) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    "port-leases",
                                    Quantity.count(left, "lease") + " that nobody needs any more",
                                    "drover ports cleanup")
                            .fixedBy(
                                    "Releases them; `drover ports cleanup` shows each first.",
                                    true,
                                    List.of()),
                    () -> {
                        int gone = context.api().cleanUpPorts(null, false).size();
                        return Quantity.count(gone, "port") + " released";
                    });
        }
    }
}
