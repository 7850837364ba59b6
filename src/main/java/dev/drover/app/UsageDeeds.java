package dev.drover.app;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Json;
import dev.drover.ui.usage.UsageInputs;

import java.util.function.Supplier;

/// What the page of usage asks of the daemon.
final class UsageDeeds {
    /// Claude Code's settings, in the part that draws its status line.
    private static final String STATUS_LINE =
            """
            {"statusLine": {"type": "command", "command": "exec drover statusline"}}
            """;

    private UsageDeeds() {}

    static UsageInputs of() {
        return new UsageInputs(
                (days, side) -> UsageDeeds.<dev.drover.ui.usage.UsageView>later().get(),
                later(),
                later(),
                later(),
                report -> Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report),
                new UsageInputs.Words("~/.config/drover/prices.json", "", STATUS_LINE));
    }

    private static <T> Supplier<T> later() {
        return () -> {
            throw new Refused(new Refusal.NotNow("Usage is not counted yet."));
        };
    }
}
