package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorStep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Runs the checks, and does what one of them offers. The command and the window ask the same
/// doctor, so that both say and do the same. It keeps nothing: each look is a new one.
public final class Doctor {
    /// A new check has its line here.
    private static final List<Check> CHECKS =
            List.of(
                    new Check("This installation", false, InstallationChecks::run),
                    new Check("Drover's files", false, DiskChecks::run),
                    new Check("The daemon", false, DaemonChecks::run),
                    new Check("Agents' settings", false, HookChecks::run),
                    new Check("Agents' settings", true, ClaudeSettingsChecks::run),
                    new Check("Agents' settings", false, McpServerChecks::run),
                    new Check("Agents' settings", true, GuardChecks::run),
                    new Check("Ports", true, PortChecks::run),
                    new Check("Worktrees", true, WorktreeChecks::run),
                    new Check("Worktrees", true, BranchChecks::run),
                    new Check("Usage", true, UsageChecks::run),
                    new Check("What is left over", true, StaleChecks::run),
                    new Check("What is left over", false, DirectoryChecks::run),
                    new Check("Other daemons", false, WatchedChecks::run));

    private final Context context;

    /// @param cures whether it can do something about what it finds
    private record Check(String area, boolean cures, Looking look) {
        @FunctionalInterface
        interface Looking {
            void run(Context context, Diagnosis diagnosis) throws IOException;
        }
    }

    Doctor(Context context) {
        this.context = context;
    }

    /// For those who do not type.
    ///
    /// @param environment where agents keep their settings may be said there
    static Doctor inside(Surroundings around, Map<String, String> environment) {
        return new Doctor(Context.silent(around, "doctor", environment));
    }

    /// All that was looked at, in the order of reading. It may wait for the disk.
    public List<DoctorFinding> findings() {
        return examine(CHECKS).findings();
    }

    /// What could be done now.
    List<DoctorFix> fixes() {
        return examine(CHECKS.stream().filter(Check::cures).toList()).fixes();
    }

    /// Does what a finding offered, if it still is so: it looks again first.
    public DoctorStep treat(DoctorFinding finding) {
        return fixes().stream()
                .filter(fix -> fix.about().check().equals(finding.check()))
                .filter(fix -> fix.says().equals(finding.fix()))
                .findFirst()
                .map(DoctorTreatment::treat)
                .orElseGet(
                        () ->
                                new DoctorStep(
                                        finding.check(),
                                        String.valueOf(finding.fix()),
                                        List.of(),
                                        "There was nothing left to do",
                                        null));
    }

    /// Findings and the evidence of processes as Markdown, for an issue or a colleague.
    public String report() {
        String processes;
        try {
            processes = context.api().processReport();
        } catch (DaemonUnavailableException e) {
            processes = "";
        }
        return DoctorReport.markdown(
                findings(), context.around().version(), context.now(), processes);
    }

    private Diagnosis examine(List<Check> checks) {
        Diagnosis diagnosis = new Diagnosis();
        for (Check check : checks) {
            diagnosis.lookAt(check.area());
            try {
                check.look().run(context, diagnosis);
            } catch (IOException | UncheckedIOException e) {
                diagnosis.add(unseen(e));
            }
        }
        return diagnosis;
    }

    /// A file that cannot be read is a finding, and no reason to leave out the others.
    private static DoctorFinding unseen(Exception e) {
        return DoctorFinding.warn(
                "unseen",
                "a part could not be looked at: " + e.getMessage(),
                "Let Drover read it, or move it away, and look again.");
    }
}
