package dev.drover.store;

import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.UsageRow;

import java.util.List;

/// What has changed when something was kept.
///
/// @param rows what was added, or taken away where an answer was replaced by a better copy
/// @param conversations all that were touched, as they are now
public record UsageTaken(List<UsageRow> rows, List<ConversationFacts> conversations) {
    public UsageTaken {
        rows = List.copyOf(rows);
        conversations = List.copyOf(conversations);
    }
}
