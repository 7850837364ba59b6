package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How somebody wants to receive.
///
/// @param namespace only messages of it; null for all
/// @param seconds longest time to wait while there is nothing; null for none
/// @param take they count as read when they are handed over, and are given to nobody a second time;
/// else they stay unread until the reader says so
/// @param after ids that the reader has already: while there is nothing else, it waits
public record MessageWait(
        @Nullable String namespace,
        @Nullable Long seconds,
        @Nullable Boolean take,
        @Nullable List<String> after) {
    public static final MessageWait NOW = new MessageWait(null, null, true, null);
}
