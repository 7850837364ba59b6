package dev.drover.daemon;

import dev.drover.core.Lookup;
import dev.drover.daemon.usage.TranscriptState;
import dev.drover.daemon.usage.Usage;
import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.TranscriptsView;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// What agents use up as people see it, together and one by one.
record MetricsViews(Usage usage, Supplier<State> state) {
    MetricsView all() {
        List<InstanceMetrics> instances =
                state.get().instances().all().stream()
                        .filter(Instance::isLive)
                        .sorted((a, b) -> a.startedAt().compareTo(b.startedAt()))
                        .map(this::of)
                        .toList();
        return new MetricsView(
                usage.totals(),
                usage.spent(),
                usage.tokensPerMinute(),
                usage.pricesView(),
                transcripts(usage.transcripts().state()),
                instances);
    }

    private static TranscriptsView transcripts(TranscriptState state) {
        return new TranscriptsView(
                state.looked(),
                state.filesLeft(),
                state.bytesLeft(),
                state.older(),
                state.brokenLines(),
                state.brokenIn().stream().map(Path::toString).toList(),
                state.refused().stream().map(Path::toString).toList(),
                state.unwatched());
    }

    /// @param id a whole id, its short form, or a prefix of either that fits one instance only
    InstanceMetrics of(String id) {
        return of(Lookup.instance(state.get(), id));
    }

    private InstanceMetrics of(Instance instance) {
        Usage.Told told = usage.told(instance);
        return new InstanceMetrics(
                instance.id().value(),
                instance.id().shortForm(),
                instance.label().name().orElse(null),
                instance.agent(),
                instance.location().root(),
                instance.state(),
                told.figures(),
                told.pairs());
    }
}
