package dev.drover.model.view;

import dev.drover.model.usage.Spent;
import dev.drover.model.usage.Totals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What all live instances use up, together and one by one.
///
/// @param tokensPerMinute now; null if nothing has been read since the start
public record MetricsView(
        Totals totals,
        Spent spent,
        @Nullable Double tokensPerMinute,
        UsageReport.PricesView prices,
        TranscriptsView transcripts,
        List<InstanceMetrics> instances) {
    public MetricsView {
        instances = List.copyOf(instances);
    }
}
