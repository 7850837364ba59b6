package dev.drover.bench;

import java.util.Collection;
import java.util.Locale;

/// Many measurements of one thing, in nanoseconds.
final class Spread {
    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    static Spread of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Spread(values.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    double at(double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }

    double median() {
        return at(0.5);
    }

    double min() {
        return sorted[0];
    }

    static String micros(double nanos) {
        return Row.number(nanos / 1e3) + " µs";
    }

    /// `p50 … / p99 …` in milliseconds.
    String middleAndTail() {
        return String.format(Locale.ROOT, "p50 %.2f, p99 %.2f ms", at(0.5) / 1e6, at(0.99) / 1e6);
    }
}
