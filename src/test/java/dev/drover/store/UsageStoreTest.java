package dev.drover.store;

import static dev.drover.store.UsageScene.NOON;
import static dev.drover.store.UsageScene.reading;
import static dev.drover.store.UsageScene.sidechain;
import static dev.drover.store.UsageScene.sum;
import static dev.drover.store.UsageScene.tokens;
import static dev.drover.store.UsageScene.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.PromptSize;
import dev.drover.model.usage.ToolWork;
import dev.drover.model.usage.UsageRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class UsageStoreTest {
    private static final Conversation S1 = new Conversation("claude-code", "s1");
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu"); // 5:45 ahead

    @TempDir Path home;
    private UsageStore store;

    @BeforeEach
    void open() {
        store = new UsageStore(UsageScene.open(home));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private Amount total() {
        return sum(store.totals(Instant.EPOCH));
    }

    @Test
    void anAnswerThatIsWrittenDownTwiceCountsOnce() {
        store.take(List.of(reading("/a", 10, use("k", "s1", NOON, tokens(5, 7)))), NOON);
        UsageTaken again =
                store.take(List.of(reading("/fork", 10, use("k", "s2", NOON, tokens(5, 7)))), NOON);
        assertThat(again.rows()).isEmpty();
        assertThat(total()).isEqualTo(new Amount(1, 5, 7, 0, 0, 0));
        assertThat(sum(store.totals(S1))).isEqualTo(total());
    }

    @Test
    void aLargerCopyReplacesASmallerOneAndMovesWhatItHadCounted() {
        store.take(List.of(reading("/a", 10, use("k", "s1", NOON, tokens(5, 1)))), NOON);
        Instant later = NOON.plus(Duration.ofMinutes(15));
        UsageTaken taken =
                store.take(List.of(reading("/a", 20, use("k", "s1", later, tokens(5, 9)))), NOON);
        assertThat(sum(taken.rows())).isEqualTo(new Amount(0, 0, 8, 0, 0, 0));
        assertThat(total()).isEqualTo(new Amount(1, 5, 9, 0, 0, 0));
        assertThat(sum(store.between(NOON, later, ZoneOffset.UTC))).isEqualTo(Amount.NONE);
        assertThat(sum(store.between(later, later.plusSeconds(1), ZoneOffset.UTC)))
                .isEqualTo(total());
    }

    @Test
    void theConversationProperCountsBeforeALargerSidechain() {
        store.take(
                List.of(reading("/side", 1, sidechain(use("k", "s1", NOON, tokens(90, 9))))), NOON);
        store.take(List.of(reading("/a", 1, use("k", "s1", NOON, tokens(5, 7)))), NOON);
        store.take(
                List.of(reading("/other", 1, sidechain(use("k", "s1", NOON, tokens(99, 9))))),
                NOON);
        assertThat(total()).isEqualTo(new Amount(1, 5, 7, 0, 0, 0));
        ConversationFacts facts = Objects.requireNonNull(store.conversation(S1));
        assertThat(facts.subagents()).isEqualTo(1);
        assertThat(facts.mainRead()).isEqualTo(5);
    }

    @Test
    void whatAnAnswerReadDecidesItsPriceClass() {
        store.take(
                List.of(
                        reading(
                                "/a",
                                1,
                                use("k1", "s1", NOON, tokens(100_000, 1)),
                                use("k2", "s1", NOON, tokens(100_001, 1)),
                                use("k3", "s1", NOON, tokens(300_000, 1)))),
                NOON);
        assertThat(store.totals(S1).stream().map(r -> r.rated().size()))
                .containsExactlyInAnyOrder(
                        PromptSize.UP_TO_100K, PromptSize.UP_TO_200K, PromptSize.ABOVE);
    }

    @Test
    void positionsAndFiguresAreThereAfterAStart() {
        UsageReading read = reading("/a", 4_711, use("k", "s1", NOON, tokens(5, 7)));
        store.take(List.of(read), NOON);
        reopen();
        assertThat(store.positions()).containsExactly(new FilePosition("/a", "inode 1", 4_711, ""));
        assertThat(total()).isEqualTo(new Amount(1, 5, 7, 0, 0, 0));
        store.take(List.of(read), NOON);
        assertThat(total()).isEqualTo(new Amount(1, 5, 7, 0, 0, 0));
    }

    @Test
    void aFileThatIsReadAnewTakesBackTheToolsItHadToldOf() {
        UsageReading first = reading("/a", 0);
        store.take(List.of(first, reading("/a", 10), reading("/a", 20)), NOON);
        assertThat(Objects.requireNonNull(store.conversation(S1)).toolUses()).isEqualTo(3);
        store.take(List.of(first), NOON);
        assertThat(Objects.requireNonNull(store.conversation(S1)).toolUses()).isEqualTo(1);
    }

    @Test
    void samplesAddUp() {
        UsageSamples samples =
                new UsageSamples(
                        Map.of(S1, new ToolWork(3, 1, 400)),
                        List.of(),
                        List.of(new HookCost(true, "Stop", 2, 900)),
                        Map.of(S1, new UsageSamples.Owner("i1", "ws-1")));
        store.keep(samples, NOON);
        List<ConversationFacts> facts = store.keep(samples, NOON);
        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst().tools()).isEqualTo(new ToolWork(6, 2, 800));
        assertThat(facts.getFirst().instance()).isEqualTo("i1");
        assertThat(store.hooks(NOON, NOON)).containsExactly(new HookCost(true, "Stop", 4, 1_800));
    }

    @Test
    void oldSlotsBecomeDaysOfTheUsersZoneAndNothingIsLost() {
        // 18:15 UTC is midnight in Kathmandu.
        Instant midnight = Instant.parse("2026-08-01T18:15:00Z");
        store.take(
                List.of(
                        reading(
                                "/a",
                                1,
                                use("k1", "s1", midnight.minusSeconds(1), tokens(1, 0)),
                                use("k2", "s1", midnight, tokens(10, 0)),
                                use("k3", "s1", NOON, tokens(100, 0)))),
                NOON);
        Instant before = NOON.minus(Duration.ofDays(90));
        assertThat(store.fold(before, KATHMANDU)).isTrue();
        assertThat(store.fold(before, KATHMANDU)).isTrue();
        assertThat(store.fold(before, KATHMANDU)).isFalse();
        assertThat(store.overall(Instant.EPOCH, NOON.plusSeconds(1))).hasSize(1);
        Duration day = Duration.ofDays(1);
        assertThat(sum(store.between(midnight, midnight.plus(day), KATHMANDU)).input())
                .isEqualTo(10);
        assertThat(sum(store.between(midnight.minus(day), midnight, KATHMANDU)).input())
                .isEqualTo(1);
        assertThat(sum(store.between(Instant.EPOCH, NOON.plusSeconds(1), KATHMANDU)))
                .isEqualTo(total());
    }

    @Test
    void aBetterCopyOfAnAnswerThatWasFoldedChangesItsDay() {
        Instant old = Instant.parse("2026-08-01T10:00:00Z");
        store.take(List.of(reading("/a", 1, use("k", "s1", old, tokens(1, 0)))), NOON);
        ZoneId here = ZoneId.systemDefault();
        assertThat(store.fold(NOON, here)).isTrue();
        store.take(List.of(reading("/b", 1, use("k", "s1", old, tokens(7, 0)))), NOON);
        assertThat(store.overall(Instant.EPOCH, NOON)).isEmpty();
        assertThat(sum(store.between(Instant.EPOCH, NOON, here)))
                .isEqualTo(new Amount(1, 7, 0, 0, 0, 0));
    }

    @Test
    void keysStayWhileTheirFileIsThere() {
        store.take(List.of(reading("/a", 1, use("k", "s1", NOON, tokens(1, 0)))), NOON);
        assertThat(store.forgetAnswers(NOON.plusSeconds(1))).isZero();
        store.forgetFiles(List.of("/a"));
        assertThat(store.forgetAnswers(NOON)).isZero();
        assertThat(store.forgetAnswers(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(total()).isEqualTo(new Amount(1, 1, 0, 0, 0, 0));
    }

    @Test
    void rowsAreNamedAsTheAgentNamesThem() {
        store.take(List.of(reading("/a", 1, sidechain(use("k", "s1", NOON, tokens(1, 2))))), NOON);
        UsageRow row = store.totals(S1).getFirst();
        assertThat(row.conversation()).isEqualTo(S1);
        assertThat(row.rated().model()).isEqualTo("claude-opus-4-8");
        assertThat(row.agentType()).isEqualTo("Explore");
    }
}
