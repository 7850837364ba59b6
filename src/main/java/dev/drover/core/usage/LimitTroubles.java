package dev.drover.core.usage;

import dev.drover.core.ProcessFinding;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertMap;
import dev.drover.model.AlertSeverity;
import dev.drover.model.InstanceId;
import dev.drover.model.Place;
import dev.drover.model.usage.LimitUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Limits that are nearly or wholly used up, as what is worth an alert: one from 80 %, another from
/// 100 %. Each stays until the share is clearly below, so that one on the border does not come and
/// go.
public final class LimitTroubles {
    static final double NEAR = 0.8;
    static final double FULL = 1;

    /// An alert that is told is over below these.
    static final double NEAR_OVER = 0.75;

    static final double FULL_OVER = 0.97;

    private LimitTroubles() {}

    /// @param told alerts so far
    /// @param names of instances, for people
    public static List<ProcessFinding> of(
            List<LimitUse> uses, AlertMap told, Function<InstanceId, String> names, Moment moment) {
        List<ProcessFinding> found = new ArrayList<>();
        for (LimitUse use : uses) {
            ProcessFinding full = finding(use, true, names, moment);
            ProcessFinding near = finding(use, false, names, moment);
            if (holds(use.share(), told, full, FULL, FULL_OVER)) {
                found.add(full);
            } else if (holds(use.share(), told, near, NEAR, NEAR_OVER)) {
                found.add(near);
            }
        }
        return found;
    }

    private static boolean holds(
            double share, AlertMap told, ProcessFinding finding, double from, double over) {
        return share >= from || (share >= over && told.open(finding.fingerprint()).isPresent());
    }

    private static ProcessFinding finding(
            LimitUse use, boolean full, Function<InstanceId, String> names, Moment moment) {
        List<String> evidence = new ArrayList<>();
        evidence.add(LimitWords.used(use));
        Optional.ofNullable(use.runsOut())
                .ifPresent(
                        at -> evidence.add("At this rate it is used up " + moment.write(at) + "."));
        Optional.ofNullable(use.resetsAt())
                .ifPresent(at -> evidence.add("It begins anew " + moment.write(at) + "."));
        InstanceId instance = use.instance();
        return new ProcessFinding(
                kind(use.kind()),
                severity(use.kind(), full),
                use.key() + (full ? "/full" : "/near"),
                instance == null ? LimitWords.title(use.kind()) : names.apply(instance),
                full ? LimitWords.full(use) : LimitWords.near(use),
                evidence,
                instance == null ? null : new Place.Instances(instance.value()));
    }

    static AlertKind kind(LimitUse.Kind kind) {
        return switch (kind) {
            case CONTEXT -> AlertKind.CONTEXT;
            case DAY, MONTH -> AlertKind.BUDGET;
            case POOL, QUOTA, FIVE_HOUR, SEVEN_DAY -> AlertKind.LIMIT;
        };
    }

    /// A full context is made room in by the agent itself; at the end of money or of a window work
    /// stands still.
    private static AlertSeverity severity(LimitUse.Kind kind, boolean full) {
        return switch (kind) {
            case CONTEXT, QUOTA -> full ? AlertSeverity.WARNING : AlertSeverity.NOTICE;
            case POOL -> AlertSeverity.WARNING;
            case DAY, MONTH, FIVE_HOUR, SEVEN_DAY ->
                    full ? AlertSeverity.CRITICAL : AlertSeverity.WARNING;
        };
    }
}
