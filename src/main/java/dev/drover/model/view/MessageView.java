package dev.drover.model.view;

import dev.drover.model.MessageType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A message as people and programs read it. Its text is as it was sent, without secrets: whoever
/// shows it makes it visible first.
///
/// @param id who gets it twice knows it by this
/// @param from as the daemon has found out
/// @param broadcast it went to all in its namespace
/// @param unread those of its readers who have not read it yet
public record MessageView(
        String id,
        PartyView from,
        List<PartyView> to,
        List<PartyView> unread,
        boolean broadcast,
        MessageType type,
        String text,
        @Nullable String branch,
        String namespace,
        Instant at,
        Instant expiresAt) {}
