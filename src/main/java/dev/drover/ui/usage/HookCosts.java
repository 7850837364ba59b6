package dev.drover.ui.usage;

import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What hooks cost, as lines: Drover's own as one, the others with the most time first.
///
/// @param hasWorst whether the longest run of any is known
/// @param timed whether anybody else's hooks were timed
record HookCosts(List<Line> lines, boolean timed, boolean hasWorst) {
    /// More than these have no room.
    private static final int MOST = 4;

    /// @param each on average
    /// @param events what it is made of, one a line; empty for a line of its own
    record Line(
            String name,
            boolean ours,
            String runs,
            String each,
            String worst,
            String sum,
            String events) {
        String spoken() {
            return name
                    + ": "
                    + runs
                    + " runs, "
                    + each
                    + " each, at worst "
                    + worst
                    + ", "
                    + sum
                    + " in all";
        }
    }

    HookCosts {
        lines = List.copyOf(lines);
    }

    static HookCosts of(List<HookCost> all) {
        List<HookCost> ours = all.stream().filter(HookCost::ours).toList();
        List<HookCost> others =
                all.stream()
                        .filter(one -> !one.ours())
                        .sorted(Comparator.comparingDouble(HookCost::millis).reversed())
                        .toList();
        List<Line> lines = new ArrayList<>();
        if (!ours.isEmpty()) {
            lines.add(sum("Drover's own", true, ours));
        }
        int shown = others.size() > MOST ? MOST - 1 : others.size();
        others.stream().limit(shown).forEach(one -> lines.add(line(one)));
        if (shown < others.size()) {
            lines.add(
                    sum(
                            others.size() - shown + " others",
                            false,
                            others.subList(shown, others.size())));
        }
        return new HookCosts(
                lines, !others.isEmpty(), all.stream().anyMatch(one -> one.worstMillis() != null));
    }

    private static Line line(HookCost one) {
        return line(
                VisibleText.line(one.name(), 60),
                false,
                one.runs(),
                one.millis(),
                one.worstMillis(),
                VisibleText.line(one.name(), 400));
    }

    private static Line sum(String name, boolean ours, List<HookCost> of) {
        Double worst = null;
        for (HookCost one : of) {
            Double its = one.worstMillis();
            worst = its == null ? worst : Double.valueOf(Math.max(worst == null ? 0 : worst, its));
        }
        return line(
                name,
                ours,
                of.stream().mapToLong(HookCost::runs).sum(),
                of.stream().mapToDouble(HookCost::millis).sum(),
                worst,
                of.stream()
                        .filter(one -> one.runs() > 0)
                        .limit(15)
                        .map(HookCosts::told)
                        .collect(Collectors.joining("\n")));
    }

    private static String told(HookCost one) {
        return VisibleText.line(one.name(), 80)
                + "  "
                + count(one.runs())
                + " × "
                + UsageWords.millis(one.millis() / one.runs());
    }

    private static Line line(
            String name,
            boolean ours,
            long runs,
            double millis,
            @Nullable Double worst,
            String events) {
        return new Line(
                name,
                ours,
                count(runs),
                runs == 0 ? UsageWords.UNKNOWN : UsageWords.millis(millis / runs),
                worst == null ? UsageWords.UNKNOWN : UsageWords.millis(worst),
                runs == 0 ? UsageWords.UNKNOWN : UsageWords.millis(millis),
                events);
    }

    private static String count(long runs) {
        return String.format(Locale.ROOT, "%,d", runs);
    }
}
