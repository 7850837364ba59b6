package dev.drover.cli;

import dev.drover.model.VisibleText;
import dev.drover.model.view.DoctorFinding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What the doctor found as Markdown, with the evidence of processes below it.
final class DoctorReport {
    private static final int LONG = 600;
    private final StringBuilder text = new StringBuilder();

    private DoctorReport() {}

    /// @param processes the report of processes, empty for none
    static String markdown(
            List<DoctorFinding> findings, String version, Instant now, String processes) {
        DoctorReport report = new DoctorReport();
        report.line("# What Drover's doctor found");
        report.line("");
        report.line(
                "Looked at "
                        + now.truncatedTo(ChronoUnit.SECONDS)
                        + ", Drover "
                        + version
                        + ", "
                        + System.getProperty("os.name", "")
                        + " "
                        + System.getProperty("os.version", "")
                        + ". Nothing was changed.");
        report.line("");
        report.table(findings);
        for (DoctorFinding finding : findings) {
            if (!finding.well()) {
                report.finding(finding);
            }
        }
        if (!processes.isEmpty()) {
            report.line("");
            report.text.append(processes);
        }
        return report.text.toString();
    }

    private void table(List<DoctorFinding> findings) {
        line("| verdict | looked at | check | found |");
        line("|---|---|---|---|");
        for (DoctorFinding finding : findings) {
            line(
                    "| "
                            + finding.verdict()
                            + " | "
                            + plain(finding.area())
                            + " | "
                            + plain(finding.check())
                            + " | "
                            + plain(finding.detail())
                            + " |");
        }
    }

    private void finding(DoctorFinding finding) {
        line("");
        line("## " + plain(finding.check()) + " (" + finding.verdict() + ")");
        line("");
        line(plain(finding.detail()));
        if (finding.why() != null) {
            line("");
            line("Why it matters: " + plain(finding.why()));
        }
        if (finding.todo() != null) {
            line("");
            line("What to do: " + plain(finding.todo()));
        }
        if (finding.fix() != null) {
            line("");
            line("What the doctor would do: " + plain(finding.fix()));
            for (String touched : finding.touches()) {
                line("- " + plain(touched));
            }
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    /// Paths and names are others' words: in a report they must not become headings, links, HTML.
    private static String plain(String words) {
        return VisibleText.line(words, LONG).replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }
}
