package dev.drover.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.config.PriceFile;
import dev.drover.config.Settings;
import dev.drover.model.State;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.UsageReport;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// The lane from transcripts to answers, over a real file.
final class UsageTest {
    /// A month's last evening in Auckland, 13 hours ahead: there it is December already.
    private static final Instant NOW = Instant.parse("2026-11-30T11:30:00Z");

    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Tokens MILLION = new Tokens(1_000_000, 0, 0, 0, 0);

    @TempDir Path home;
    private Instant now = NOW;
    private Usage usage;

    @BeforeEach
    void open() {
        DatabaseOptions options =
                new DatabaseOptions(
                        home.resolve("usage.db"), home.resolve("tmp"), home.resolve("backups"), 1);
        usage =
                new Usage(
                        new UsageFiles(
                                Database.openUsage(options),
                                new PriceFile(home.resolve("prices.json")),
                                List.of()),
                        () -> State.EMPTY,
                        (conversation, at) -> {},
                        () -> now,
                        () -> AUCKLAND,
                        () -> Settings.DEFAULTS.usage());
        usage.start();
    }

    @AfterEach
    void close() {
        usage.close();
    }

    private static TokenUse use(String key, Instant at, String model) {
        return new TokenUse(
                "claude-code", key, at, "s1", "", "", "/home/me/shop", model, MILLION, false);
    }

    private void take(TokenUse... uses) {
        FilePosition position = new FilePosition("/a", "1", uses.length, "");
        usage.sink()
                .take(
                        new TranscriptBatch(
                                "claude-code", position, "s1", "", false, List.of(uses), 0, 0));
    }

    private void awaitToday(double usd) {
        await().untilAsserted(() -> assertThat(usage.spent().today()).isEqualTo(usd));
    }

    @Test
    void daysAndMonthsAreTheUsers() {
        assertThat(usage.spent()).isEqualTo(Spent.UNKNOWN);
        Instant midnight = Instant.parse("2026-11-30T11:00:00Z"); // 1 December, 00:00 there
        take(
                use("k1", midnight.minusSeconds(1), "claude-opus-4-8"),
                use("k2", midnight, "claude-opus-4-8"));
        await().untilAsserted(() -> assertThat(usage.spent()).isEqualTo(new Spent(5.0, 5.0)));
        UsageReport today = usage.report(Span.TODAY, UsageGrouping.MODEL);
        assertThat(today.total().requests()).isEqualTo(1);
        UsageReport week = usage.report(Span.WEEK, UsageGrouping.MODEL);
        assertThat(week.total().costUsd()).isEqualTo(10.0);
        assertThat(week.series()).hasSize(7);
        assertThat(week.series().getLast().start()).isEqualTo(midnight);
        assertThat(week.week().get(1).get(0)).isEqualTo(1_000_000); // Tuesday
        assertThat(week.week().get(0).get(23)).isEqualTo(1_000_000);
        now = NOW.plus(Duration.ofDays(1));
        assertThat(usage.spent()).isEqualTo(new Spent(null, 5.0));
    }

    @Test
    void aClockInTheFutureCountsAsNow() {
        take(use("k", NOW.plus(Duration.ofDays(400)), "claude-opus-4-8"));
        awaitToday(5);
        assertThat(usage.report(Span.TODAY, UsageGrouping.MODEL).total().costUsd()).isEqualTo(5);
    }

    @Test
    void anUnknownModelHasTokensAndNoCost() {
        take(use("k1", NOW, "claude-opus-4-8"), use("k2", NOW, "someones-own"));
        awaitToday(5);
        UsageReport report = usage.report(Span.TODAY, UsageGrouping.MODEL);
        assertThat(report.unpriced()).containsExactly("someones-own");
        assertThat(report.total().costUsd()).isEqualTo(5);
        assertThat(report.total().costWhole()).isFalse();
        assertThat(report.byModel())
                .extracting(UsageReport.Group::key)
                .containsExactly("claude-opus-4-8", "someones-own");
        assertThat(report.byModel().getLast().figures().costUsd()).isNull();
        assertThat(report.byModel().getLast().figures().tokens()).isEqualTo(MILLION);
    }

    @Test
    void aNewPriceListPricesEverythingAnewAndABrokenOneNothing() throws IOException {
        take(use("k", NOW, "claude-opus-4-8"));
        awaitToday(5);
        Path list = home.resolve("prices.json");
        Files.writeString(
                list,
                "{\"date\": \"2026-12-01\", \"models\": [{\"model\": \"claude-*\", \"input\": 9,"
                        + " \"output\": 9}]}");
        usage.flush();
        awaitToday(9);
        Files.writeString(list, "{\"date\": \"2026-12-01\",\n\"models\": oh}");
        usage.flush();
        await().untilAsserted(
                        () ->
                                assertThat(usage.notices())
                                        .singleElement()
                                        .asString()
                                        .contains("line 2", "the prices of 2026-12-01 count"));
        assertThat(usage.spent().today()).isEqualTo(9);
    }

    @Test
    void whileTheFileTakesNothingItWaitsAndHealthSaysSo() throws SQLException {
        Conversation s1 = new Conversation("claude-code", "s1");
        try (Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("usage.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            take(use("k", NOW, "claude-opus-4-8"));
            await().until(() -> !usage.health().ok());
            usage.hooks().toolEnded(s1, false, 5L);
            assertThat(usage.spent().today()).isNull();
            statement.execute("ROLLBACK");
        }
        awaitToday(5);
        await().until(() -> usage.health().ok());
    }

    @Test
    void figuresAreThereAgainAfterAStart() {
        take(use("k", NOW, "claude-opus-4-8"));
        Conversation s1 = new Conversation("claude-code", "s1");
        usage.hooks().toolEnded(s1, true, 70L);
        usage.hooks().ownHook("Stop", 2_000_000);
        usage.hooks().timed("format", 40_000);
        awaitToday(5);
        usage.close();
        open();
        awaitToday(5);
        assertThat(usage.positions()).containsExactly(new FilePosition("/a", "1", 1, ""));
        UsageReport report = usage.report(Span.TODAY, UsageGrouping.SESSION);
        assertThat(report.hooks())
                .extracting(h -> h.name() + " " + h.runs() + " " + h.micros())
                .containsExactly("Stop 1 2000", "format 1 40000");
        assertThat(report.topSessions())
                .singleElement()
                .satisfies(s -> assertThat(s.name()).isEqualTo("shop s1"));
        assertThat(report.series().getLast().groups()).containsOnlyKeys("s1");
    }
}
