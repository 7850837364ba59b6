package dev.drover.daemon;

import dev.drover.core.SelfFinding;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;
import dev.drover.model.view.Health;
import dev.drover.store.Database;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the daemon finds wrong with itself, in the words of an alert: each health check that is not
/// well, and each thing that it had to say when it opened its files.
final class SelfFindings {
    private final HealthChecks checks;
    private final LiveSettings settings;
    private final Database database;
    private final Supplier<List<String>> usage;

    SelfFindings(
            HealthChecks checks,
            LiveSettings settings,
            Database database,
            Supplier<List<String>> usage) {
        this.checks = checks;
        this.settings = settings;
        this.database = database;
        this.usage = usage;
    }

    List<SelfFinding> look() {
        List<SelfFinding> findings = new ArrayList<>();
        for (Map.Entry<String, Health.Check> check : checks.checks().entrySet()) {
            if (!check.getValue().ok()) {
                findings.add(failed(check.getKey(), check.getValue().detail()));
            }
        }
        for (String notice : database.opening().notices()) {
            findings.add(said(notice, AlertSeverity.WARNING, "Drover's database", ""));
        }
        for (String notice : usage.get()) {
            findings.add(said(notice, AlertSeverity.NOTICE, "Drover's usage figures", ""));
        }
        String place = new Place.Settings(null).toString();
        for (String notice : settings.notices()) {
            findings.add(said(notice, AlertSeverity.NOTICE, "Drover's settings", place));
        }
        return findings;
    }

    private static SelfFinding failed(String check, String detail) {
        return switch (check) {
            case "database" ->
                    found(
                            check,
                            AlertSeverity.CRITICAL,
                            "Drover's database",
                            "takes no writes, so what happens now is kept in memory only; free some"
                                    + " space or check permissions",
                            detail);
            case "heartbeat", "queue" ->
                    found(
                            check,
                            AlertSeverity.CRITICAL,
                            "Drover",
                            "does not keep up with what agents say; `drover daemon restart` helps",
                            detail);
            case "usage-database" ->
                    found(
                            check,
                            AlertSeverity.WARNING,
                            "Drover's usage figures",
                            "are not written, so they stand still; free some space or check"
                                    + " permissions",
                            detail);
            case "memory" ->
                    found(
                            check,
                            AlertSeverity.WARNING,
                            "Drover",
                            "is short of memory; `drover daemon restart` helps",
                            detail);
            case "errors" ->
                    found(
                            check,
                            AlertSeverity.NOTICE,
                            "Drover",
                            "had failures in the last five minutes; its log says why",
                            detail);
            default ->
                    found(
                            check,
                            AlertSeverity.WARNING,
                            "Drover's " + check,
                            "has had no success for long, so what it looks at may be out of date;"
                                    + " its log says why",
                            detail);
        };
    }

    private static SelfFinding found(
            String name, AlertSeverity severity, String title, String summary, String detail) {
        // The doctor calls it the same.
        String place = new Place.Doctor(name).toString();
        return new SelfFinding(name, severity, title, summary, name + ": " + detail, place);
    }

    /// The same words are the same finding.
    private static SelfFinding said(
            String notice, AlertSeverity severity, String title, String place) {
        String name = "notice-" + HexFormat.of().toHexDigits(notice.hashCode());
        return new SelfFinding(name, severity, title, notice, "", place);
    }
}
