package dev.drover.ui.charts;

import java.util.List;

/// Amounts by name, the greatest first.
///
/// @param rest how many more there are, which together make `restAmount`
/// @param whole false if some amounts are not known, so that there is more than their sum
public record Bars(List<Bar> bars, int rest, long restAmount, boolean whole) {
    /// @param key what a click leads to
    /// @param styleClass gives the colour
    /// @param said what stands in place of the amount, empty for the amount itself
    public record Bar(String key, String name, String styleClass, long amount, String said) {
        public Bar(String key, String name, String styleClass, long amount) {
            this(key, name, styleClass, amount, "");
        }
    }

    public Bars(List<Bar> bars, int rest, long restAmount) {
        this(bars, rest, restAmount, true);
    }

    public Bars {
        bars = List.copyOf(bars);
    }

    /// The greatest of them, and what is left over.
    public static Bars greatest(List<Bar> all, int most) {
        List<Bar> sorted =
                all.stream()
                        .sorted(
                                (a, b) ->
                                        a.amount() != b.amount()
                                                ? Long.compare(b.amount(), a.amount())
                                                : a.key().compareTo(b.key()))
                        .toList();
        List<Bar> rest = sorted.subList(Math.min(most, sorted.size()), sorted.size());
        return new Bars(
                sorted.subList(0, Math.min(most, sorted.size())),
                rest.size(),
                rest.stream().mapToLong(Bar::amount).sum(),
                all.stream().allMatch(bar -> bar.said().isEmpty()));
    }

    String sum(Measure measure) {
        String sum = measure.written().apply(total());
        return whole ? sum + " in all" : "at least " + sum;
    }

    long greatestAmount() {
        return bars.isEmpty() ? 0 : bars.getFirst().amount();
    }

    long total() {
        return bars.stream().mapToLong(Bar::amount).sum() + restAmount;
    }

    String csv(Measure measure) {
        StringBuilder text = new StringBuilder("name,").append(measure.unit()).append("\r\n");
        for (Bar bar : bars) {
            text.append(Csv.cell(bar.name())).append(',');
            // A bar of nothing that says why has no amount at all.
            boolean known = bar.amount() != 0 || bar.said().isEmpty();
            text.append(known ? measure.exact(bar.amount()) : "").append("\r\n");
        }
        if (rest > 0) {
            text.append(rest).append(" others,").append(measure.exact(restAmount)).append("\r\n");
        }
        return text.toString();
    }

    static String told(Bar bar, Measure measure) {
        return bar.said().isEmpty() ? measure.written().apply(bar.amount()) : bar.said();
    }

    String spoken(Measure measure) {
        StringBuilder text = new StringBuilder(sum(measure));
        bars.stream()
                .limit(3)
                .forEach(
                        b ->
                                text.append(", ")
                                        .append(b.name())
                                        .append(' ')
                                        .append(told(b, measure)));
        return text.toString();
    }
}
