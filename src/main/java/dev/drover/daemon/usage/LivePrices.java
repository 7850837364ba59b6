package dev.drover.daemon.usage;

import dev.drover.config.PriceFile;
import dev.drover.model.usage.Amount;
import dev.drover.model.usage.PriceList;
import dev.drover.model.usage.Rated;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The prices in force. A changed file replaces them whole, and everything is priced anew then; one
/// that cannot be read changes nothing.
final class LivePrices {
    /// A list, and its entries by model as far as they were asked for.
    private record Book(
            PriceList list, List<String> notices, Map<String, Optional<PriceList.Entry>> entries) {}

    private static final int MOST = 1_000;

    private final PriceFile file;
    private volatile Book book;
    private volatile PriceFile.Stamp stamp;

    LivePrices(PriceFile file) {
        this.file = file;
        this.stamp = file.stamp();
        PriceFile.Loaded loaded = file.read();
        this.book = new Book(loaded.list(), loaded.notices(), new ConcurrentHashMap<>());
    }

    PriceList list() {
        return book.list();
    }

    /// One line for each thing that did not count.
    List<String> notices() {
        return book.notices();
    }

    /// Where they are from, for people.
    UsageReport.PricesView view() {
        Book now = book;
        return new UsageReport.PricesView(now.list().date(), now.list().source(), now.notices());
    }

    /// Reads the file again if it has changed.
    void look() {
        PriceFile.Stamp now = file.stamp();
        if (!now.equals(stamp)) {
            stamp = now;
            PriceFile.Loaded loaded = file.read(book.list());
            book = new Book(loaded.list(), loaded.notices(), new ConcurrentHashMap<>());
        }
    }

    /// @return nano-dollars; null if it has no price
    @Nullable Long nanos(Rated rated, Amount amount) {
        Book now = book;
        Optional<PriceList.Entry> entry = now.entries().get(rated.model());
        if (entry == null) {
            entry = Optional.ofNullable(now.list().entry(rated.model()));
            if (now.entries().size() < MOST) {
                now.entries().put(rated.model(), entry);
            }
        }
        if (entry.isEmpty()) {
            return null;
        }
        var cost = entry.get().at(rated.size()).cost(amount.tokens());
        return cost.isPresent() ? cost.getAsLong() : null;
    }
}
