package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;

/// `drover doctor`: checks Drover itself and what of the agents concerns it (MN9). Without `--yes`
/// it only looks.
@Command(
        subcommands = DoctorReportCommand.class,
        description = "Checks Drover and the agents' settings, and says what to do.",
        footer = {
            "  drover doctor",
            "  drover doctor --fix",
            "  drover doctor --cleanup-stale --yes",
            "  drover doctor report > report.md",
            "  drover doctor --json | jq '.[] | select(.verdict != \"ok\")'"
        })
final class DoctorCommand extends CliCommand {
    @Option(names = "--fix", description = "Shows what it can mend; with --yes mends it.")
    boolean fix;

    @Option(
            names = "--cleanup-stale",
            description = "Shows what is left over; with --yes clears it away.")
    boolean stale;

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) throws Exception {
        Diagnosis diagnosis = new Diagnosis();
        List<Finding> findings = diagnosis.findings();
        if (fix || stale) {
            ClaudeSettingsChecks.run(context, diagnosis);
            StaleChecks.run(context, diagnosis);
            return DoctorTreatment.run(
                    diagnosis.fixes().stream().filter(f -> f.stale() ? stale : fix).toList(),
                    yes,
                    json,
                    context.out());
        }
        InstallationChecks.run(context, findings);
        DiskChecks.run(context, findings);
        DaemonChecks.run(context, findings);
        HookChecks.run(context, findings);
        ClaudeSettingsChecks.run(context, diagnosis);
        McpServerChecks.run(context, diagnosis);
        StaleChecks.run(context, diagnosis);
        WatchedChecks.run(context, findings);
        boolean failed = findings.stream().anyMatch(f -> f.verdict() == Finding.Verdict.FAIL);
        if (json) {
            context.out().json(findings);
        } else {
            print(findings, context.out());
        }
        return failed ? Exit.REFUSED : Exit.OK;
    }

    private static void print(List<Finding> findings, Output out) {
        int widest = findings.stream().mapToInt(f -> f.check().length()).max().orElse(0);
        for (Finding finding : findings) {
            Tone tone = finding.verdict().tone;
            String indent = " ".repeat(widest + 8);
            Words first =
                    out.words()
                            .add(padded(finding.verdict().toString(), 4), tone)
                            .add("  ")
                            .add(padded(finding.check(), widest), Tone.STRONG)
                            .add("  ");
            for (String part : out.look().wrapped(finding.detail(), indent.length())) {
                out.line(first.add(part));
                first = out.words().add(indent);
            }
            if (finding.why() != null) {
                for (String part : out.look().wrapped(finding.why(), indent.length())) {
                    out.line(out.words().add(indent).add(part, Tone.DIM));
                }
            }
            if (finding.todo() != null) {
                first = out.words().add(indent).add(out.look().unicode() ? "→ " : "> ", tone);
                for (String part : out.look().wrapped(finding.todo(), indent.length() + 2)) {
                    out.line(first.add(part, tone));
                    first = out.words().add(indent + "  ");
                }
            }
        }
        long fails = count(findings, Finding.Verdict.FAIL);
        long warnings = count(findings, Finding.Verdict.WARN);
        out.blank();
        out.line(
                fails + warnings == 0
                        ? "All is well."
                        : Quantity.count(fails, "failure")
                                + ", "
                                + Quantity.count(warnings, "warning")
                                + ".");
    }

    private static long count(List<Finding> findings, Finding.Verdict verdict) {
        return findings.stream().filter(f -> f.verdict() == verdict).count();
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }
}
