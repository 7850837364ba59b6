package dev.drover.daemon;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/// The figures in Prometheus' words. Most daemons are never scraped, so {@link Metrics} makes this,
/// and with it a library of some hundred classes, for the first scrape only.
final class Exposition {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer hookTime =
            Timer.builder("drover.hook")
                    .description("Time from a hook's request to its answer, since the first scrape")
                    .publishPercentiles(0.5, 0.99)
                    .register(registry);

    void hookTook(long nanos) {
        hookTime.record(Duration.ofNanos(nanos));
    }

    /// @param tags names and values in turn
    void counter(String name, String description, LongAdder count, String... tags) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    void gauge(String name, String description, DoubleSupplier value, String... tags) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .tags(Tags.of(tags))
                .strongReference(true)
                .register(registry);
    }

    String scrape() {
        return registry.scrape();
    }
}
