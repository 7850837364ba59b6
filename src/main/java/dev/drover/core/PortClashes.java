package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;
import dev.drover.model.PortLease;
import dev.drover.model.PortListener;
import dev.drover.model.PortUse;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Ports on which somebody else listens than who has them.
public final class PortClashes {
    private static final int PROGRAM = 80;

    private PortClashes() {}

    /// Is it somebody else than the holder who listens there? What cannot be told counts as the
    /// holder's: a container may well be his, and so may a program that a person has started in the
    /// directory that the port is for.
    ///
    /// @param uid our own
    public static boolean isForeign(PortLease lease, PortUse use, long uid) {
        PortListener listener = use.listener();
        boolean itsOwn = use.owner() != null && use.owner().equals(lease.holder());
        if (listener.container() != null || itsOwn) {
            return false;
        }
        if (listener.uid() != uid) {
            return true;
        }
        if (listener.pid() == null) {
            return false;
        }
        if (use.owner() != null && lease.holder() != null) {
            return true;
        }
        boolean persons = use.owner() == null && lease.holder() == null;
        return !persons && !isInside(use.cwd(), lease.directory());
    }

    private static boolean isInside(@Nullable String cwd, String place) {
        return cwd != null && (cwd.equals(place) || cwd.startsWith(place + "/"));
    }

    /// One finding for each port on which somebody else listens.
    ///
    /// @param uid our own
    public static List<ProcessFinding> of(State state, Collection<PortUse> uses, long uid) {
        List<ProcessFinding> findings = new ArrayList<>();
        for (PortUse use : uses) {
            state.ports()
                    .get(use.port())
                    .filter(lease -> isForeign(lease, use, uid))
                    .ifPresent(lease -> findings.add(finding(lease, use, state)));
        }
        findings.sort(Comparator.comparing(ProcessFinding::about));
        return findings;
    }

    private static ProcessFinding finding(PortLease lease, PortUse use, State state) {
        return new ProcessFinding(
                AlertKind.PORT_CLASH,
                AlertSeverity.WARNING,
                Integer.toString(lease.port()),
                "Port " + lease.port(),
                "belongs to "
                        + PortWords.holder(lease, state)
                        + ", but somebody else listens there; `drover ports who "
                        + lease.port()
                        + "` shows who",
                List.of(
                        "It is leased for "
                                + VisibleText.line(lease.directory(), 200)
                                + " ("
                                + lease.wish()
                                + ").",
                        "There listens " + program(use, state) + ".",
                        "It listens on " + String.join(", ", use.listener().addresses()) + "."),
                new Place.Ports(Integer.toString(lease.port())));
    }

    /// Such as `process 4711 (node server.js) of instance 1f0c9a77`.
    public static String program(PortUse use, State state) {
        PortListener listener = use.listener();
        if (listener.container() != null) {
            return "the container " + VisibleText.line(listener.container(), PROGRAM);
        }
        if (listener.pid() == null) {
            return "a program of another user";
        }
        String what =
                use.program().isEmpty()
                        ? ""
                        : " (" + VisibleText.line(use.program(), PROGRAM) + ")";
        String whose =
                use.owner() == null
                        ? ""
                        : state.instances()
                                .get(use.owner())
                                .map(owner -> " of " + PortWords.instance(owner))
                                .orElse("");
        return "process " + listener.pid() + what + whose;
    }
}
