package dev.drover.core.usage;

import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.core.usage.StatusFigures.Here;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.LimitUse.Kind;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.StatusInput;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Figures for tests.
final class Figured {
    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    static final Moment MOMENT = new Moment(NOW, ZoneId.of("UTC"));

    static final StatusFigures NOTHING =
            new StatusFigures(
                    Herd.UNKNOWN, null, null, null, Spent.UNKNOWN, null, Here.UNKNOWN, List.of());

    /// Everything that can be told.
    static final StatusFigures ALL =
            new StatusFigures(
                    new Herd(2, 7, 3, 1, 2),
                    new ContextUse(42_000L, 200_000L, 21.0),
                    0.992,
                    0.04428,
                    new Spent(8.2, 61.5),
                    told("Opus 4.8 (1M context)"),
                    new Here("shop", "busy", "feat-a", "feat-a", List.of(3000, 8000)),
                    List.of(
                            limit(Kind.POOL, 7, 500),
                            new LimitUse(
                                    Kind.FIVE_HOUR, null, 42, 100, NOW.plusSeconds(9_000), null),
                            new LimitUse(
                                    Kind.SEVEN_DAY,
                                    null,
                                    91,
                                    100,
                                    NOW.plusSeconds(500_000),
                                    NOW.plusSeconds(200_000)),
                            limit(Kind.DAY, 8.2, 10),
                            limit(Kind.CONTEXT, 42_000, 200_000)));

    private Figured() {}

    static LimitUse limit(Kind kind, double used, double most) {
        return new LimitUse(kind, null, used, most, null, null);
    }

    static StatusInput told(String model) {
        return new StatusInput(
                "claude-code",
                NOW,
                "s",
                "claude-opus-4-8",
                model,
                "2.1.197",
                "/home/dev/shop",
                "/home/dev/shop",
                null,
                "feat-a",
                0.04428,
                3_900_000L,
                230L,
                12L,
                3L,
                null,
                null,
                null,
                null);
    }

    static StatusFigures limits(LimitUse... limits) {
        return new StatusFigures(
                Herd.UNKNOWN, null, null, null, Spent.UNKNOWN, null, Here.UNKNOWN, List.of(limits));
    }
}
