package dev.drover.ui.charts;

import java.util.List;
import java.util.function.LongFunction;

/// Amounts by name, the greatest first.
///
/// @param rest how many more there are, which together make `restAmount`
public record Bars(List<Bar> bars, int rest, long restAmount) {
    /// @param key what a click leads to
    /// @param styleClass gives the colour
    public record Bar(String key, String name, String styleClass, long amount) {}

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
                rest.stream().mapToLong(Bar::amount).sum());
    }

    long greatestAmount() {
        return bars.isEmpty() ? 0 : bars.getFirst().amount();
    }

    long total() {
        return bars.stream().mapToLong(Bar::amount).sum() + restAmount;
    }

    String csv(String unit) {
        StringBuilder text = new StringBuilder("name,").append(unit).append("\r\n");
        bars.forEach(
                b -> text.append(Csv.cell(b.name())).append(',').append(b.amount()).append("\r\n"));
        if (rest > 0) {
            text.append(rest).append(" others,").append(restAmount).append("\r\n");
        }
        return text.toString();
    }

    String spoken(LongFunction<String> written) {
        StringBuilder text = new StringBuilder(written.apply(total())).append(" in all");
        bars.stream()
                .limit(3)
                .forEach(
                        b ->
                                text.append(", ")
                                        .append(b.name())
                                        .append(' ')
                                        .append(written.apply(b.amount())));
        return text.toString();
    }
}
