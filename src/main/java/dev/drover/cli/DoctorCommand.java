package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;

import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `drover doctor`: checks Drover itself (MN9). It only looks.
@Command(
        description = "Checks Drover itself and says what to do.",
        footer = {
            "  drover doctor",
            "  drover doctor --json | jq '.[] | select(.verdict != \"ok\")'"
        })
final class DoctorCommand extends CliCommand {
    @Override
    int run(Context context) throws Exception {
        List<Finding> findings = new ArrayList<>();
        InstallationChecks.run(context, findings);
        DiskChecks.run(context, findings);
        DaemonChecks.run(context, findings);
        HookChecks.run(context, findings);
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
