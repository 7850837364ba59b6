package dev.drover.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class FuzzyTest {
    @ParameterizedTest
    @CsvSource({
        "flaky tests, flaky",
        "flaky tests, ft",
        "flaky tests, TESTS fl",
        "flaky tests, fkts",
        "checkout-flow, cof",
        "Copy its directory, copdir",
        "İstanbul, stan"
    })
    void findsWordsAndLettersInTheirOrder(String text, String query) {
        assertThat(match(text, query)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "flaky tests, tf1",
        "flaky tests, flaky x",
        "lint, lintt",
        "Quit Drover, re",
        "'', a"
    })
    void refusesWhatDoesNotOccur(String text, String query) {
        assertThat(match(text, query)).isNull();
    }

    @Test
    void ranksWordsThatBeginLikeThatBeforeWordsThatHoldIt() {
        assertThat(score("lint", "li")).isGreaterThan(score("split", "li"));
        assertThat(score("code review", "rev")).isGreaterThan(score("previous", "rev"));
        assertThat(score("previous", "rev")).isGreaterThan(score("real vest", "rev"));
    }

    @Test
    void marksTheBeginningsOfWords() {
        Fuzzy.Match match = Objects.requireNonNull(match("search ranking", "sr"));
        assertThat(match.marks().stream()).containsExactly(0, 7);
    }

    @Test
    void findsInitialsButNoTwoLettersThatAreAnywhere() {
        assertThat(match("flaky tests", "ft")).isNotNull();
        assertThat(match("Filter this page", "re")).isNull();
    }

    private static int score(String text, String query) {
        return Objects.requireNonNull(match(text, query)).score();
    }

    private static Fuzzy.@Nullable Match match(String text, String query) {
        return Fuzzy.match(text, Fuzzy.words(query));
    }
}
