package dev.drover.ui.doctor;

import dev.drover.model.VisibleText;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorFinding.Verdict;
import dev.drover.ui.part.Figures;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the page of the doctor says of the findings of one look. Plain values; it knows no node.
///
/// @param problems the bad first, else in the order of the checks
/// @param well what is well, by what was looked at
record DoctorModel(List<Told> problems, Map<String, List<Told>> well) {
    private static final int LINE = 400;
    private static final int TOUCHED = 200;

    /// One finding, every text safe for the eye. Absent facts are empty texts.
    ///
    /// @param advice a sentence on what to do; empty where the doctor can do it, or a command can
    /// @param command what to type instead, empty for none
    /// @param fix what the doctor would do
    record Told(
            DoctorFinding finding,
            String title,
            String detail,
            String why,
            String advice,
            String command,
            String fix,
            List<String> touches) {

        static Told of(DoctorFinding finding) {
            String fix = text(finding.fix());
            String todo = text(finding.todo());
            boolean sentence = finding.todo() != null && finding.todo().strip().endsWith(".");
            // A button stands for the command that does the same.
            boolean ownCommand =
                    fix.isEmpty() && finding.place() == null && !todo.isEmpty() && !sentence;
            return new Told(
                    finding,
                    VisibleText.line(DoctorWords.title(finding), 80),
                    DoctorWords.sentence(text(finding.detail())),
                    DoctorWords.quoted(text(finding.why())),
                    sentence ? DoctorWords.quoted(todo) : "",
                    ownCommand ? todo : "",
                    DoctorWords.quoted(fix),
                    finding.touches().stream()
                            .map(line -> VisibleText.line(line, TOUCHED))
                            .toList());
        }

        private static String text(@Nullable String words) {
            return words == null ? "" : VisibleText.line(words, LINE);
        }

        boolean canBeFixed() {
            return !fix.isEmpty();
        }

        String spoken() {
            return DoctorWords.verdict(finding) + ": " + title + ". " + detail + ". " + why;
        }
    }

    static DoctorModel of(List<DoctorFinding> findings) {
        List<Told> problems = new ArrayList<>();
        Map<String, List<Told>> well = new LinkedHashMap<>();
        for (DoctorFinding finding : findings) {
            Told told = Told.of(finding);
            if (finding.well()) {
                String area = VisibleText.line(finding.area(), 80);
                well.computeIfAbsent(area, key -> new ArrayList<>()).add(told);
            } else {
                problems.add(told);
            }
        }
        problems.sort(Comparator.comparing((Told told) -> told.finding().verdict()).reversed());
        return new DoctorModel(problems, well);
    }

    boolean isWell() {
        return problems.isEmpty();
    }

    boolean hasFailure() {
        return problems.stream().anyMatch(told -> told.finding().verdict() == Verdict.FAIL);
    }

    /// What of the problems the doctor can do something about.
    List<Told> fixable() {
        return problems.stream().filter(Told::canBeFixed).toList();
    }

    String headline() {
        return isWell()
                ? "All is well"
                : problems.size() == 1
                        ? "One thing needs a look"
                        : problems.size() + " things need a look";
    }

    String about() {
        int good = well.values().stream().mapToInt(List::size).sum();
        int fixable = fixable().size();
        String checks = Figures.count(good, "check is well", "checks are well") + ".";
        if (isWell()) {
            return checks
                    + " Drover looked at its files and its daemon, at the settings of your agents,"
                    + " and for what they left over.";
        }
        if (fixable == 0) {
            return checks;
        }
        String which =
                fixable < problems.size()
                        ? fixable + " of the others"
                        : fixable == 1 ? "the other" : "all others";
        return checks + " Drover can mend " + which + " for you, and shows first what it would do.";
    }
}
