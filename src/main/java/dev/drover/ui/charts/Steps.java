package dev.drover.ui.charts;

/// Round distances for the marks of an axis of whole numbers.
final class Steps {
    private Steps() {}

    /// @param marks about how many there should be
    /// @return 1, 2 or 5 times a power of ten, at least 1
    static double forMost(double most, int marks) {
        double rough = Math.max(1, most / marks);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
