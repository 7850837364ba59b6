package dev.drover.ui.usage;

import dev.drover.ui.usage.UsageView.Side;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/// What a person wants to see of usage.
///
/// @param only the key of the one group whose columns show; null for all
record UsageChoice(Span span, Side side, Unit unit, @Nullable String only) {
    static final UsageChoice FIRST = new UsageChoice(Span.TODAY, Side.INSTANCE, Unit.TOKENS, null);

    /// Days, the last of them today.
    enum Span {
        TODAY(1, "Today", "today"),
        WEEK(7, "7 days", "in 7 days"),
        MONTH(30, "30 days", "in 30 days");

        private final int days;
        private final String word;
        private final String within;

        Span(int days, String word, String within) {
            this.days = days;
            this.word = word;
            this.within = within;
        }

        int days() {
            return days;
        }

        String word() {
            return word;
        }

        /// For the middle of a sentence.
        String within() {
            return within;
        }

        /// @param address as in `usage/30`
        static Optional<Span> of(String address) {
            return address.equals("today")
                    ? Optional.of(TODAY)
                    : Arrays.stream(values())
                            .filter(span -> Integer.toString(span.days).equals(address))
                            .findFirst();
        }
    }

    enum Unit {
        TOKENS,
        COST
    }

    UsageChoice with(Span other) {
        return new UsageChoice(other, side, unit, only);
    }

    /// Groups of one side are none of another.
    UsageChoice with(Side other) {
        return new UsageChoice(span, other, unit, other == side ? only : null);
    }

    UsageChoice with(Unit other) {
        return new UsageChoice(span, side, other, only);
    }

    UsageChoice withOnly(@Nullable String key) {
        return new UsageChoice(span, side, unit, key);
    }
}
