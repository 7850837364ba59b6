package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.UsageRow;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Whatever copies of answers come, in whatever order and however often Drover is started anew
/// between them, the sums are those of a plain look at all of them.
final class UsagePropertiesTest {
    @Provide
    Arbitrary<List<TokenUse>> uses() {
        Arbitrary<Long> few = Arbitraries.longs().between(0, 400_000);
        Arbitrary<TokenUse> use =
                Combinators.combine(
                                Arbitraries.integers().between(0, 12),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(0, 3 * 24 * 60),
                                few,
                                few,
                                few,
                                Arbitraries.of(true, false))
                        .as(
                                (key, session, minute, input, output, read, side) ->
                                        new TokenUse(
                                                "claude-code",
                                                "k" + key,
                                                UsageScene.NOON.plus(Duration.ofMinutes(minute)),
                                                "s" + session,
                                                side ? "a" + session : "",
                                                side ? "Explore" : "",
                                                "/home/me",
                                                "model-" + key % 3,
                                                new Tokens(input, output, 0, 3, read),
                                                side));
        return use.list().ofMinSize(1).ofMaxSize(40);
    }

    @Property(tries = 40)
    void sumsAreThoseOfTheBestCopies(@ForAll("uses") List<TokenUse> uses, @ForAll Random random)
            throws IOException {
        List<TokenUse> shuffled = new ArrayList<>(uses);
        Collections.shuffle(shuffled, random);
        Path home = Homes.temporary();
        UsageStore store = new UsageStore(UsageScene.open(home));
        try {
            int at = 0;
            while (at < shuffled.size()) {
                int to = Math.min(shuffled.size(), at + 1 + random.nextInt(8));
                store.take(
                        List.of(
                                UsageScene.reading(
                                        "/f" + random.nextInt(3), to, shuffled.subList(at, to))),
                        UsageScene.NOON);
                at = to;
                if (random.nextInt(4) == 0) {
                    store.close();
                    store = new UsageStore(UsageScene.open(home));
                }
            }
            Map<String, Amount> expected = plainly(shuffled);
            assertThat(byModelAndSession(store.totals(Instant.EPOCH))).isEqualTo(expected);
            Instant end = UsageScene.NOON.plus(Duration.ofDays(4));
            assertThat(byModelAndSession(store.between(UsageScene.NOON, end, ZoneOffset.UTC)))
                    .isEqualTo(expected);
            Amount all = expected.values().stream().reduce(Amount.NONE, Amount::plus);
            assertThat(UsageScene.sum(store.overall(UsageScene.NOON, end))).isEqualTo(all);
            while (store.fold(end, ZoneOffset.UTC)) {
                // one day after the other
            }
            assertThat(byModelAndSession(store.between(UsageScene.NOON, end, ZoneOffset.UTC)))
                    .isEqualTo(expected);
        } finally {
            store.close();
            Homes.delete(home);
        }
    }

    private static Map<String, Amount> plainly(List<TokenUse> uses) {
        Map<String, TokenUse> best = new HashMap<>();
        for (TokenUse use : uses) {
            TokenUse known = best.get(use.key());
            boolean better =
                    known == null
                            || (known.sidechain() && !use.sidechain())
                            || (known.sidechain() == use.sidechain()
                                    && use.tokens().total() > known.tokens().total());
            if (better) {
                best.put(use.key(), use);
            }
        }
        Map<String, Amount> sums = new HashMap<>();
        for (TokenUse use : best.values()) {
            sums.merge(use.model() + " " + use.session(), Amount.of(use.tokens()), Amount::plus);
        }
        return sums;
    }

    private static Map<String, Amount> byModelAndSession(List<UsageRow> rows) {
        Map<String, Amount> sums = new HashMap<>();
        for (UsageRow row : rows) {
            String key = row.rated().model() + " " + row.conversation().session();
            sums.merge(key, row.amount(), Amount::plus);
        }
        sums.values().removeIf(Amount::isNone);
        return sums;
    }
}
