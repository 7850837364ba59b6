package dev.drover.app;

import dev.drover.daemon.Daemon;
import dev.drover.daemon.usage.Usage;
import dev.drover.ipc.Json;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.UsageReport;
import dev.drover.model.view.UsageSources;
import dev.drover.model.view.UsageSources.Figure;
import dev.drover.model.view.UsageSources.Told;
import dev.drover.ui.usage.HookCost;
import dev.drover.ui.usage.UsageInputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// What the page of usage asks of the daemon.
final class UsageDeeds {
    /// Claude Code's settings, in the part that draws its status line.
    private static final String STATUS_LINE =
            "{\"statusLine\": {\"type\": \"command\", \"command\": \"exec drover statusline\"}}\n";

    private static final double MICROS = 1_000;

    private UsageDeeds() {}

    /// @param pool how many agents may work at once
    /// @param priceFile where a price list of the user's own goes
    static UsageInputs of(Daemon daemon, IntSupplier pool, String priceFile) {
        return new UsageInputs(
                (days, side) -> {
                    UsageGrouping by = UsageGrouping.valueOf(side.name());
                    UsageReport report = daemon.usage().report(span(days), by);
                    return new UsageInputs.Answer(
                            UsageViews.of(report, days, by), hooks(report), () -> json(report));
                },
                () -> sources(daemon),
                () -> new UsageInputs.Pool(daemon.usage().totals().agentsNow(), pool.getAsInt()),
                new UsageInputs.Words(priceFile, "drover timed NAME --", STATUS_LINE));
    }

    private static String json(UsageReport report) {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private static Span span(int days) {
        return Arrays.stream(Span.values())
                .filter(span -> span.days() == days)
                .findFirst()
                .orElseThrow();
    }

    private static List<HookCost> hooks(UsageReport report) {
        return report.hooks().stream()
                .map(
                        one ->
                                new HookCost(
                                        one.name(),
                                        one.own(),
                                        one.runs(),
                                        one.micros() / MICROS,
                                        null))
                .toList();
    }

    private static List<UsageSources> sources(Daemon daemon) {
        List<UsageSources> all = new ArrayList<>();
        for (InstanceView view : daemon.instances(false)) {
            Instance instance =
                    daemon.state().instances().get(new InstanceId(view.id())).orElse(null);
            if (instance != null) {
                String name = view.name();
                Usage.Told told = daemon.usage().told(instance);
                all.add(
                        new UsageSources(
                                view.id(),
                                name == null ? view.shortId() : name,
                                told.figures().confidence(),
                                figures(told.pairs())));
            }
        }
        return all;
    }

    /// Pairs of one figure become one line, with each source once.
    private static List<Figure> figures(List<SourcePair> pairs) {
        Map<String, Map<String, Double>> told = new LinkedHashMap<>();
        Map<String, Double> apart = new LinkedHashMap<>();
        for (SourcePair pair : pairs) {
            Map<String, Double> its =
                    told.computeIfAbsent(pair.figure(), ignored -> new LinkedHashMap<>());
            its.put(pair.one(), pair.oneSays());
            its.put(pair.other(), pair.otherSays());
            apart.merge(pair.figure(), pair.difference(), Math::max);
        }
        List<Figure> figures = new ArrayList<>();
        told.forEach(
                (figure, its) -> {
                    List<Told> each = new ArrayList<>();
                    its.forEach((source, value) -> each.add(new Told(source, value)));
                    figures.add(new Figure(figure, each, apart.get(figure)));
                });
        return figures;
    }
}
