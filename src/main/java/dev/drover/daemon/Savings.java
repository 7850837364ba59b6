package dev.drover.daemon;

import dev.drover.model.Saved;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;

/// What was won back today. The store counts; this is what it last said, with what came since.
final class Savings {
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private Saved last;

    /// @param stored what the store has of a day
    Savings(InstantSource clock, Supplier<ZoneId> zone, Function<String, Saved> stored) {
        this.clock = clock;
        this.zone = zone;
        this.last = stored.apply(day());
    }

    /// The day that it is for the user now.
    String day() {
        return LocalDate.ofInstant(clock.instant(), zone.get()).toString();
    }

    synchronized void add(String day, long processes, long bytes) {
        last = (last.day().equals(day) ? last : Saved.nothing(day)).plus(processes, bytes);
    }

    synchronized Saved today() {
        String day = day();
        return last.day().equals(day) ? last : Saved.nothing(day);
    }

    /// Null if nothing was won back today, so that nobody is told of nothing.
    @Nullable Saved worthTelling() {
        Saved today = today();
        return today.processes() > 0 ? today : null;
    }
}
