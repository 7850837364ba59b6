package dev.drover.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;

/// The three formats as they are promised, byte for byte.
class StatusFormatTest {
    private static final String GIVEN =
            "--current-agents 25 --total-agents 145 --instance-count 5 --tokens-used 15000"
                    + " --tokens-total 200000 --confidence 99.2 ";

    private static String draw(String words) {
        return draw(words, 0);
    }

    private static String draw(String words, int columns) {
        StatusWish wish = StatusWish.parse(List.of(words.strip().split(" ")));
        StatusFigures figures =
                wish.given() == null
                        ? Figured.NOTHING
                        : GivenFigures.of(
                                wish.given(),
                                wish.shared(),
                                new LimitRules.Set(500, 0, 0),
                                Figured.MOMENT);
        StatusFormat format = wish.format() == null ? new StatusFormat.Full() : wish.format();
        return format.render(figures, Figured.MOMENT, columns, true);
    }

    @Test
    void theFullLineIsAsTheGuideHasIt() {
        full();
    }

    private static void full() {
        assertThat(draw(GIVEN + "--format full"))
                .isEqualTo(
                        "Agents: 25/145 (5) | Tokens: 15k/200k (7.5%) | Conf: 99.2% | Status: 🟢"
                                + " OPTIMAL");
    }

    @Test
    void theCompactLineIsAsTheGuideHasIt() {
        compact();
    }

    private static void compact() {
        assertThat(draw(GIVEN + "--format=compact")).isEqualTo("A:25/145(5) T:7.5% C:99.2%");
        assertThat(draw(GIVEN + "--instance-mode --compact"))
                .isEqualTo("A:25/145(5) T:7.5% C:99.2%");
    }

    @Test
    void theJsonIsAsTheGuideHasIt() {
        json();
    }

    private static void json() {
        String expected =
                """
                {
                  "agents": {
                    "current": 25,
                    "total": 145,
                    "instance_count": 5
                  },
                  "tokens": {
                    "used": 15000,
                    "total": 200000,
                    "percentage": 7.5
                  },
                  "confidence": 99.2,
                  "status": "🟢 OPTIMAL"
                }\
                """;
        assertThat(draw(GIVEN + "--format json")).isEqualTo(expected);
        assertThat(draw(GIVEN + "--json")).isEqualTo(expected);
    }

    @Test
    void sharedModeHasNoPartAboutAnInstance() {
        assertThat(draw(GIVEN + "--shared"))
                .isEqualTo(
                        "Agents: 145 | Tokens: 15k/200k (7.5%) | Conf: 99.2% | Status: 🟢"
                                + " OPTIMAL");
        assertThat(draw(GIVEN + "--shared --compact")).isEqualTo("A:145 T:7.5% C:99.2%");
        assertThat(draw(GIVEN + "--shared --json"))
                .contains("\"agents\": {\n    \"total\": 145\n  }");
    }

    @Test
    void whatIsNotGivenIsLeftOutAndNotZero() {
        assertThat(draw("--total-agents 145")).isEqualTo("Agents: 145 | Status: 🟢 OPTIMAL");
        assertThat(draw("--current-agents 2")).isEqualTo("Agents: 2 | Status: ⚪ NO DATA");
        assertThat(draw("--compact --confidence 50")).isEqualTo("C:50.0%");
        assertThat(draw("--json")).contains("\"total\": null", "\"confidence\": null", "NO DATA");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 🟢 OPTIMAL",
        "400, 🟢 OPTIMAL",
        "401, 🟡 BUSY",
        "499, 🟡 BUSY",
        "500, 🔴 LIMIT",
        "900, 🔴 LIMIT"
    })
    void theStatusIsThatOfTheNearestLimit(int agents, String status) {
        assertThat(draw("--total-agents " + agents + " --tokens-used 1 --tokens-total 9"))
                .endsWith("Status: " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "999,999",
        "1000,1k",
        "1499,1k",
        "1500,2k",
        "15000,15k",
        "999499,999k",
        "999500,1M",
        "1000000,1M",
        "1249999,1.2M",
        "1250000,1.3M",
        "2000000,2M"
    })
    void numbersFromAThousandAreShort(long number, String text) {
        assertThat(Figures.count(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.0",
        "0.075,7.5",
        "0.0745,7.5",
        "0.07449,7.4",
        "0.9994,99.9",
        "0.9999,99.9",
        "1,100.0",
        "1.234,123.4"
    })
    void whatIsLessThanAllIsNeverSaidToBeAll(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,$0.00",
        "0.004,<$0.01",
        "0.005,$0.01",
        "3.2,$3.20",
        "99.999,$100.00",
        "123.4,$123"
    })
    void moneyIsWrittenInCents(double usd, String text) {
        assertThat(Figures.dollars(usd)).isEqualTo(text);
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("C", "de-DE", "ar-EG", "fa-IR", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                full();
                compact();
                json();
                assertThat(
                                StatusFormat.parse("{5h} {7d} {cost} {today} {pool} {duration}")
                                        .render(Figured.ALL, Figured.MOMENT, 0, false))
                        .isEqualTo(
                                "5h 42% ↻ 14:30 7d 91% out Fri 19:33 $0.04 $8.20/$10 today"
                                        + " 7/500 (1%) 1h 05m");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatDoesNotFitGoesInOrderOfWhatMattersLeast() {
        assertThat(draw(GIVEN, 60))
                .isEqualTo("Agents: 25/145 (5) | Tokens: 7.5% | Conf: 99.2% | Status: 🟢");
        assertThat(draw(GIVEN, 45)).isEqualTo("Agents: 25/145 | Tokens: 7.5% | Status: 🟢");
        assertThat(draw(GIVEN, 10)).isEqualTo("Status: 🟢");
        assertThat(draw(GIVEN, 5)).isEqualTo("Stat…");
        assertThat(draw(GIVEN + "--compact", 12)).isEqualTo("T:7.5%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--colour;there is no option '--colour'",
                "--tokens-used x;--tokens-used takes a whole number from 0, and not 'x'",
                "--tokens-used=-1;takes a whole number from 0, and not '-1'",
                "--confidence 101;takes a number from 0 to 100, and not '101'",
                "--format;--format needs a value"
            })
    void wordsThatAreNotUnderstoodAreToldInOneLine(String words, String told) {
        String[] parts = words.split(" ");
        assertThatThrownBy(() -> StatusWish.parse(List.of(parts)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(told)
                .message()
                .hasLineCount(1);
    }
}
