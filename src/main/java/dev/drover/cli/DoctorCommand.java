package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;
import dev.drover.model.view.DoctorFinding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;

/// `drover doctor`: checks Drover itself and what of the agents concerns it (MN9). Without `--yes`
/// it only looks.
@Command(
        description = "Checks Drover and the agents' settings, and says what to do.",
        subcommands = DoctorReportCommand.class,
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
    int run(Context context) {
        Doctor doctor = new Doctor(context);
        if (fix || stale) {
            return DoctorTreatment.run(
                    doctor.fixes().stream().filter(f -> f.about().stale() ? stale : fix).toList(),
                    yes,
                    json,
                    context.out());
        }
        List<DoctorFinding> findings = doctor.findings();
        boolean failed = findings.stream().anyMatch(f -> f.verdict() == DoctorFinding.Verdict.FAIL);
        if (json) {
            context.out().json(findings);
        } else {
            print(findings, context.out());
        }
        return failed ? Exit.REFUSED : Exit.OK;
    }

    static void print(List<DoctorFinding> findings, Output out) {
        int widest = findings.stream().mapToInt(f -> f.check().length()).max().orElse(0);
        for (DoctorFinding finding : findings) {
            Tone tone = tone(finding.verdict());
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
        long fails = count(findings, DoctorFinding.Verdict.FAIL);
        long warnings = count(findings, DoctorFinding.Verdict.WARN);
        out.blank();
        out.line(
                fails + warnings == 0
                        ? "All is well."
                        : Quantity.count(fails, "failure")
                                + ", "
                                + Quantity.count(warnings, "warning")
                                + ".");
    }

    private static Tone tone(DoctorFinding.Verdict verdict) {
        return switch (verdict) {
            case OK -> Tone.GOOD;
            case WARN -> Tone.ATTENTION;
            case FAIL -> Tone.BAD;
        };
    }

    private static long count(List<DoctorFinding> findings, DoctorFinding.Verdict verdict) {
        return findings.stream().filter(f -> f.verdict() == verdict).count();
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }
}
