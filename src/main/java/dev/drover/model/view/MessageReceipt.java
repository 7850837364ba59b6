package dev.drover.model.view;

import java.util.List;

/// What became of a message that was sent.
///
/// @param leftOut those whose inbox was full, of a message to all
public record MessageReceipt(MessageView message, List<PartyView> leftOut) {}
