package dev.drover.ui.charts;

/// Round distances for the marks of an axis.
final class Steps {
    private static final double[] SMALL = {1, 2, 3, 4, 5};
    private static final double[] LARGE = {1, 2, 2.5, 5};
    private static final long[] SECONDS = {
        60, 300, 600, 1_800, 3_600, 10_800, 21_600, 86_400, 604_800
    };

    private Steps() {}

    /// @param most how many marks there may be
    /// @return a time that clocks tell well, in seconds
    static double ofTime(double seconds, int most) {
        for (long step : SECONDS) {
            if (seconds / step <= most) {
                return step;
            }
        }
        return seconds / most;
    }

    /// @param marks about how many there should be
    /// @return a round whole number, at least 1
    static double forMost(double most, int marks) {
        double rough = Math.max(1, most / marks);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : power == 1 ? SMALL : LARGE) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
