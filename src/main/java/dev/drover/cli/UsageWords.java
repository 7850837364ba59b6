package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.view.TranscriptsView;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/// Amounts of tokens and money as people say them. What is not known has no words.
final class UsageWords {
    private UsageWords() {}

    /// `870`, `15k`, `1.2M`, `3.4G`.
    static String count(long number) {
        if (number < 1_000) {
            return Long.toString(number);
        }
        if (number < 999_500) {
            return (number + 500) / 1_000 + "k";
        }
        boolean huge = number >= 999_950_000;
        double amount = number / (huge ? 1e9 : 1e6);
        return String.format(Locale.ROOT, "%.1f%s", amount, huge ? "G" : "M");
    }

    static @Nullable String count(@Nullable Long number) {
        return number == null ? null : count(number.longValue());
    }

    /// `$0.04`, `<$0.01`, `$1234`.
    ///
    /// @param whole false marks a sum of which some has no price
    static @Nullable String usd(@Nullable Double usd, boolean whole) {
        if (usd == null) {
            return null;
        }
        String text =
                usd > 0 && usd < 0.005
                        ? "<$0.01"
                        : String.format(Locale.ROOT, usd < 1_000 ? "$%.2f" : "$%.0f", usd);
        return whole ? text : text + "+";
    }

    /// With one digit, `98.2%`.
    static @Nullable String percent(@Nullable Double share) {
        return share == null ? null : String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    /// `145k of 200k`.
    static @Nullable String context(@Nullable ContextUse context) {
        if (context == null) {
            return null;
        }
        Long used = context.used();
        if (used == null) {
            return percent(context.share());
        }
        Long size = context.size();
        return size == null ? count(used) : count(used) + " of " + count(size);
    }

    /// What is still to be read of transcripts; empty if nothing is.
    static Optional<String> reading(TranscriptsView transcripts) {
        if (!transcripts.looked()) {
            return Optional.of("Transcripts are being looked for; these figures will grow.");
        }
        return transcripts.filesLeft() == 0
                ? Optional.empty()
                : Optional.of(
                        "Transcripts are being read, "
                                + Quantity.count(transcripts.filesLeft(), "file")
                                + " to go; these figures will grow.");
    }

    /// `1.2M read, 340k written`; what came from a cache is among what was read.
    static @Nullable String tokens(@Nullable Tokens tokens) {
        return tokens == null
                ? null
                : count(tokens.read()) + " read, " + count(tokens.output()) + " written";
    }
}
