package dev.drover.model.view;

import dev.drover.model.MessageType;

import org.jspecify.annotations.Nullable;

/// A message as somebody asks to send it. It does not say from whom: that is found out.
///
/// @param to `user`, or an instance by its id or name; null to all in the namespace
/// @param broadcast must be true to send to all
/// @param type null for `text`
/// @param branch what it is about; null for the one that the sender, or the reader, is on
/// @param namespace `global` or `project:NAME`; null for the sender's project
/// @param directory from where a person writes
/// @param seconds how long it waits to be read; null for a day
public record MessageAsk(
        @Nullable String to,
        @Nullable Boolean broadcast,
        @Nullable MessageType type,
        @Nullable String text,
        @Nullable String branch,
        @Nullable String namespace,
        @Nullable String directory,
        @Nullable Long seconds) {}
