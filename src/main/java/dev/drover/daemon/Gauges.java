package dev.drover.daemon;

import dev.drover.ipc.EventStream;

/// What `/metrics` reads off the running daemon when it is asked, as opposed to what is counted.
record Gauges(Metrics metrics) {
    void show(StateWriter writer, EventStream stream, Alerts alerts, Endings endings) {
        metrics.states(() -> InstanceViews.states(writer.state()));
        metrics.gauge(
                "drover.queue",
                "Decisions that wait for the writer",
                writer,
                StateWriter::queueLength);
        metrics.gauge(
                "drover.batch.largest",
                "Most decisions in one transaction so far",
                writer,
                StateWriter::largestBatch);
        metrics.gauge("drover.subscribers", "Open event streams", stream, EventStream::subscribers);
        metrics.gauge(
                "drover.durable",
                "1 if the database takes writes",
                writer,
                w -> w.durable() ? 1 : 0);
        metrics.gauge(
                "drover.alerts.firing",
                "Alerts that nobody has acknowledged",
                alerts,
                Alerts::firing);
        metrics.gauge(
                "drover.saved.processes",
                "Processes ended today",
                endings,
                e -> e.savedToday().processes());
        metrics.gauge(
                "drover.saved.memory.bytes",
                "Resident memory won back today",
                endings,
                e -> e.savedToday().memoryBytes());
    }
}
