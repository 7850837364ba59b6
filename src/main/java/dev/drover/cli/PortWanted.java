package dev.drover.cli;

import dev.drover.model.view.PortRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;

/// Options that say which ports are wanted.
final class PortWanted {
    @Option(
            names = "--name",
            paramLabel = "N",
            description = "Tells several of one type apart, such as web.")
    @Nullable String name;

    @Option(names = "--count", paramLabel = "K", description = "How many.")
    @Nullable Integer count;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Sorts the lease: global, or project:NAME.")
    @Nullable String namespace;

    PortRequest of(String type, @Nullable Integer port, @Nullable Duration time, Context context) {
        return new PortRequest(
                type,
                name,
                count,
                port,
                namespace,
                context.invocation().directory(),
                time == null ? null : time.toSeconds(),
                null);
    }
}
