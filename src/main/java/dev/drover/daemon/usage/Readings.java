package dev.drover.daemon.usage;

import dev.drover.model.VisibleText;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.TokenUse;
import dev.drover.store.UsageReading;

import java.time.Instant;
import java.util.List;

/// What was read of a transcript, in the store's words and made safe.
final class Readings {
    private static final int LONGEST_NAME = 200;

    private Readings() {}

    static UsageReading of(TranscriptBatch batch, Instant now) {
        List<TokenUse> uses = batch.uses().stream().map(use -> safe(use, now)).toList();
        return new UsageReading(
                batch.position(),
                new Conversation(batch.agent(), batch.session()),
                batch.subagent(),
                batch.fromStart(),
                uses,
                batch.toolCalls(),
                batch.brokenLines());
    }

    /// A clock in the future must not bring usage into days that nobody has seen yet.
    private static TokenUse safe(TokenUse use, Instant now) {
        return new TokenUse(
                use.agent(),
                use.key(),
                use.at().isAfter(now) ? now : use.at(),
                use.session(),
                use.subagent(),
                VisibleText.line(use.agentType(), LONGEST_NAME),
                use.directory(),
                VisibleText.line(use.model(), LONGEST_NAME),
                use.tokens(),
                use.sidechain());
    }
}
