package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.PriceList;
import dev.drover.model.usage.PromptSize;
import dev.drover.model.usage.Rated;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

final class PriceFileTest {
    private static final Tokens MILLION = new Tokens(1_000_000, 0, 0, 0, 0);

    @TempDir Path home;
    private Path file;

    @BeforeEach
    void place() {
        file = home.resolve("prices.json");
    }

    private static OptionalLong cost(PriceList list, String model, Tokens tokens) {
        return list.cost(new Rated(model, PromptSize.of(tokens.read())), tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-8, 5",
        "claude-opus-4-8[1m], 5",
        "claude-opus-4-5-20251101, 5",
        "claude-opus-4-20250514, 15",
        "claude-opus-4-1-20250805, 15",
        "claude-sonnet-4-5-20250929, 3",
        "claude-3-5-haiku-20241022, 0.8",
        "gpt-5.3-codex, 1.75",
        "gpt-5-codex-2026-01-02, 1.25"
    })
    void snapshotsAndLargeContextsCostWhatTheirModelCosts(String model, double usd) {
        PriceList list = new PriceFile(file).read().list();
        assertThat(cost(list, model, MILLION)).hasValue(Math.round(usd * 1e9));
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-9", "us.anthropic.claude-opus-4-8-v1:0", "gpt-5.6-sol", "opus", "''"})
    void whatIsNotOnTheListHasNoPrice(String model) {
        assertThat(cost(PriceFile.builtIn(), model, MILLION)).isEmpty();
    }

    @Test
    void longPromptsCostMoreWhereTheListSaysSo() {
        PriceList list = PriceFile.builtIn();
        Tokens brief = new Tokens(100_000, 1_000, 0, 0, 0);
        Tokens longer = new Tokens(100_001, 1_000, 0, 0, 0);
        assertThat(cost(list, "claude-haiku-5-5", brief)).hasValue(10_500_000);
        assertThat(cost(list, "claude-haiku-5-5", longer)).hasValue(52_500_500);
    }

    @Test
    void moreTokensThanAnybodyUsesCostMuchAndNeverLessThanNothing() {
        Tokens many = new Tokens(4_000_000_000_000L, 0, 0, 0, 0);
        assertThat(cost(PriceFile.builtIn(), "claude-opus-4-5", many))
                .hasValue(20_000_000_000_000_000L);
        Tokens most = new Tokens(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 0, 0, 0);
        assertThat(cost(PriceFile.builtIn(), "claude-opus-4-5", most).orElseThrow()).isPositive();
    }

    @Test
    void aKindOfTokensWithoutAPriceIsNotGuessed() {
        Tokens written = new Tokens(1, 1, 1, 0, 0);
        assertThat(cost(PriceFile.builtIn(), "gpt-5.3-codex", written)).isEmpty();
        assertThat(cost(PriceFile.builtIn(), "claude-opus-4-8", written)).hasValue(36_250);
    }

    @Test
    void theUsersListReplacesOursWhole() throws IOException {
        Files.writeString(
                file,
                """
                {"date": "2026-12-01", "models": [
                  {"model": "claude-*", "input": 1, "output": 2},
                  {"model": "claude-opus-*", "input": 3, "output": 4},
                  {"model": "claude-opus-4-8", "input": 7, "output": 8}]}
                """);
        PriceFile.Loaded loaded = new PriceFile(file).read();
        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.list().date()).isEqualTo("2026-12-01");
        assertThat(cost(loaded.list(), "claude-opus-4-8", MILLION)).hasValue(7_000_000_000L);
        assertThat(cost(loaded.list(), "claude-opus-9", MILLION)).hasValue(3_000_000_000L);
        assertThat(cost(loaded.list(), "claude-x", MILLION)).hasValue(1_000_000_000L);
        assertThat(cost(loaded.list(), "gpt-5.3-codex", MILLION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"date\": \"2026-12-01\",\\n\"models\": [\\n{\"model\": \"a\", \"input\": -1,"
                        + " \"output\": 2}]} | line 3: 'input' must be from 0 to 100000",
                "{\"date\": \"soon\", \"models\": []} | line 1: 'date' must be a day",
                "{\"date\": \"2026-12-01\",\\n"
                        + "\\n"
                        + "\"models\": [{\"model\": \"a\"}]} | line 3: a model needs prices",
                "{\"date\": \"2026-12-01\",\\n"
                        + " \"modles\": []} | line 2: it has no use for 'modles'",
                "{\"date\": \"2026-12-01\",\\n \"models\": [} | line 2",
                "[] | line 1: it must be an object",
                "{\"date\": \"2026-12-01\", \"models\": [{\"model\": \"a\", \"input\": 1,"
                        + " \"output\": 2,\\n \"above\": {\"tokens\": 5, \"input\": 1, \"output\":"
                        + " 1}}]} | line 2: 'tokens' must be 100000, 200000 or 272000"
            })
    void anErrorIsToldWithItsLineAndTheOldListStays(String text, String told) throws IOException {
        PriceFile prices = new PriceFile(file);
        PriceList before = prices.read().list();
        Files.writeString(file, text.replace("\\n", "\n"));
        PriceFile.Loaded loaded = prices.read(before);
        assertThat(loaded.list()).isSameAs(before);
        assertThat(loaded.notices())
                .singleElement()
                .asString()
                .contains(file + " cannot be used, ", told, "the prices of 2026-11-26 count");
    }

    @Test
    void aDirectoryInItsPlaceIsNotReadAndItsStampChanges() throws IOException {
        PriceFile prices = new PriceFile(file);
        PriceFile.Stamp none = prices.stamp();
        Files.createDirectory(file);
        assertThat(prices.stamp()).isNotEqualTo(none);
        assertThat(prices.read().notices()).singleElement().asString().contains("no ordinary file");
    }
}
