package dev.drover.bench;

import java.util.Locale;

/// One line of the table.
///
/// @param figure what was measured
/// @param floor the least it could be, measured in turn with it
/// @param ratio of the two
record Row(
        String id,
        String what,
        String figure,
        String floor,
        String ratio,
        String target,
        String verdict) {
    private static final String NONE = "–";

    /// Judged by the ratio.
    static Row ratio(String id, String what, String figure, String floor, double ratio, Goal goal) {
        return new Row(
                id, what, figure, floor, number(ratio), goal.toString(), goal.verdict(ratio));
    }

    /// Judged by the figure itself; the ratio stands beside it.
    static Row figure(
            String id,
            String what,
            String figure,
            String floor,
            String ratio,
            String target,
            boolean met) {
        return new Row(id, what, figure, floor, ratio, target, verdict(met));
    }

    /// Not judged: what another row needs to be understood.
    static Row beside(String id, String what, String figure, String floor, double ratio) {
        return new Row(id, what, figure, floor, number(ratio), NONE, NONE);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    /// A limit for a ratio.
    ///
    /// @param most false if the ratio must be the limit or more
    record Goal(double limit, boolean most) {
        static Goal atMost(double limit) {
            return new Goal(limit, true);
        }

        static Goal atLeast(double limit) {
            return new Goal(limit, false);
        }

        String verdict(double ratio) {
            return Row.verdict(most ? ratio <= limit : ratio >= limit);
        }

        @Override
        public String toString() {
            return (most ? "≤ " : "≥ ") + limit;
        }
    }
}
