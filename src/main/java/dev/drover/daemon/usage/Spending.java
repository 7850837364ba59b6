package dev.drover.daemon.usage;

import dev.drover.model.usage.Spent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/// What was spent today and this month, worked out anew only when something has changed.
final class Spending {
    private record Known(Spent spent, long version, Object prices, LocalDate day, ZoneId zone) {}

    private final Ledger ledger;
    private final LivePrices prices;
    private final Supplier<ZoneId> zone;
    private volatile @Nullable Known known;

    Spending(Ledger ledger, LivePrices prices, Supplier<ZoneId> zone) {
        this.ledger = ledger;
        this.prices = prices;
        this.zone = zone;
    }

    Spent at(Instant now) {
        ZoneId here = zone.get();
        LocalDate day = now.atZone(here).toLocalDate();
        long version = ledger.version();
        Known last = known;
        if (last == null
                || last.version() != version
                || last.prices() != prices.list()
                || !last.day().equals(day)
                || !last.zone().equals(here)) {
            Instant end = now.plus(Duration.ofDays(1));
            Double today = usd(day.atStartOfDay(here).toInstant(), end);
            Double month = usd(day.withDayOfMonth(1).atStartOfDay(here).toInstant(), end);
            last = new Known(new Spent(today, month), version, prices.list(), day, here);
            known = last;
        }
        return last.spent();
    }

    private @Nullable Double usd(Instant from, Instant to) {
        Sum sum = new Sum(prices);
        ledger.sum(from, to, sum);
        return sum.usd();
    }
}
