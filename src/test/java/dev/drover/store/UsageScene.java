package dev.drover.store;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.UsageRow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// A file of usage for tests, and answers to put into it.
final class UsageScene {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private UsageScene() {}

    static Database open(Path home) {
        return Database.openUsage(
                new DatabaseOptions(
                        home.resolve("usage.db"), home.resolve("tmp"), home.resolve("backups"), 2));
    }

    static TokenUse use(String key, String session, Instant at, Tokens tokens) {
        return new TokenUse(
                "claude-code",
                key,
                at,
                session,
                "",
                "",
                "/home/me/shop",
                "claude-opus-4-8",
                tokens,
                false);
    }

    static TokenUse sidechain(TokenUse use) {
        return new TokenUse(
                use.agent(),
                use.key(),
                use.at(),
                use.session(),
                "a1",
                "Explore",
                use.directory(),
                use.model(),
                use.tokens(),
                true);
    }

    static Tokens tokens(long input, long output) {
        return new Tokens(input, output, 0, 0, 0);
    }

    static UsageReading reading(String path, long offset, TokenUse... uses) {
        return reading(path, offset, List.of(uses));
    }

    static UsageReading reading(String path, long offset, List<TokenUse> uses) {
        return new UsageReading(
                new FilePosition(path, "inode 1", offset, ""),
                new Conversation("claude-code", "s1"),
                "",
                offset == 0,
                uses,
                1,
                0);
    }

    static Amount sum(Collection<UsageRow> rows) {
        return rows.stream().map(UsageRow::amount).reduce(Amount.NONE, Amount::plus);
    }
}
