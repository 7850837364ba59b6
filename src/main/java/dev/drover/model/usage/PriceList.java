package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Prices by model. A model that is not on the list has no price: nothing is guessed.
///
/// @param date of the prices, as in `2026-11-26`
/// @param source where they are from, for people
public record PriceList(String date, String source, List<Entry> entries) {
    /// Which snapshot of a model it is, and how much context it may have, changes no price.
    private static final Pattern SUFFIX =
            Pattern.compile("(\\[[^\\]]*\\]|-\\d{8}|-\\d{4}-\\d{2}-\\d{2})$");

    public PriceList {
        entries = List.copyOf(entries);
    }

    /// @param model id of a model; `*` stands for anything
    /// @param above prices for prompts above this size, null if size does not matter
    public record Entry(String model, Price price, @Nullable Above above) {
        boolean fits(String id) {
            int star = model.indexOf('*');
            if (star < 0) {
                return model.equals(id);
            }
            String[] parts = model.split("\\*", -1);
            int at = parts[0].length();
            if (!id.startsWith(parts[0])) {
                return false;
            }
            for (int i = 1; i < parts.length - 1; i++) {
                int found = id.indexOf(parts[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            String last = parts[parts.length - 1];
            return id.length() - last.length() >= at && id.endsWith(last);
        }

        /// The price of answers to prompts of this size.
        public Price at(PromptSize size) {
            return above != null && size.compareTo(above.size()) > 0 ? above.price() : price;
        }
    }

    /// @param size the largest one that costs what shorter prompts cost
    public record Above(PromptSize size, Price price) {}

    /// The entry that is meant most exactly: a whole id before a pattern, a longer pattern before a
    /// shorter one.
    public @Nullable Entry entry(String model) {
        String plain = plain(model);
        return entries.stream()
                .filter(e -> e.fits(model) || e.fits(plain))
                .max(
                        Comparator.<Entry>comparingInt(e -> e.model().contains("*") ? 0 : 1)
                                .thenComparingInt(e -> e.model().length()))
                .orElse(null);
    }

    private static String plain(String model) {
        String plain = model;
        for (String shorter = ""; ; plain = shorter) {
            shorter = SUFFIX.matcher(plain).replaceFirst("");
            if (shorter.equals(plain)) {
                return plain;
            }
        }
    }

    /// @return nano-dollars; empty if the model, or a kind of the tokens, has no price
    public OptionalLong cost(Rated rated, Tokens tokens) {
        Entry entry = entry(rated.model());
        return entry == null ? OptionalLong.empty() : entry.at(rated.size()).cost(tokens);
    }
}
