package dev.drover.core;

import dev.drover.model.MessageType;
import dev.drover.model.Namespace;
import dev.drover.model.Party;
import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A message as somebody wants to send it.
///
/// @param from who that is, as the daemon has found out
/// @param to `user`, or an instance by its id or name; null if it goes to all in the namespace
/// @param branch what it is about, null if nothing
/// @param time how long it waits for its readers, null for a day
public record MessageWish(
        Party from,
        @Nullable String to,
        MessageType type,
        String text,
        @Nullable String branch,
        String namespace,
        @Nullable Duration time) {
    /// In bytes of UTF-8.
    public static final int LONGEST = 1_024;

    /// Of one `char`.
    private static final int MOST_BYTES = 3;

    static final Duration DAY = Duration.ofDays(1);
    static final Duration LONGEST_TIME = Duration.ofDays(7);

    /// @throws Refused if it makes no sense
    MessageWish checked() {
        if (!Namespace.isValid(namespace)) {
            throw Refused.badRequest(
                    "A namespace is 'global' or 'project:NAME'; '"
                            + VisibleText.line(namespace, 60)
                            + "' is neither.");
        }
        if (time != null
                && (time.compareTo(Duration.ofSeconds(1)) < 0
                        || time.compareTo(LONGEST_TIME) > 0)) {
            throw Refused.badRequest(
                    "A message waits from 1 second to 7 days. Write such as 2h, or leave it out.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refused.badRequest(
                    "The text is not Unicode: half of a pair is missing. Send it whole.");
        }
        if (text.isBlank() && type.isKept()) {
            throw Refused.badRequest("The message says nothing. Write what the other should know.");
        }
        fit(text);
        String words = Secrets.redact(text.strip());
        fit(words);
        String about = branch == null ? null : BranchNames.checked(branch);
        return new MessageWish(from, to, type, words, about, namespace, time);
    }

    /// Is it a text that a message may have? Asked again of what comes from the disk.
    static boolean fits(String text) {
        return text.length() * MOST_BYTES <= LONGEST || bytes(text) <= LONGEST;
    }

    private static void fit(String text) {
        if (!fits(text)) {
            throw Refused.badRequest(
                    "A message has at most "
                            + LONGEST
                            + " bytes of UTF-8; this one has "
                            + bytes(text)
                            + ". Say it shorter, or name a file that says more.");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
