package dev.drover.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ui.Herd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 s",
        "59, 59 s, 59 s",
        "60, 1 m, 1 min",
        "264, 4 m, 4 min 24 s",
        "3599, 59 m, 59 min 59 s",
        "7500, 2 h, 2 h 5 min",
        "90000, 1 d, 1 d 1 h",
        "-4, 0 s, 0 s"
    })
    void saysAgesInOneUnitOrTwo(long seconds, String one, String two) {
        assertThat(Figures.age(Herd.NOW.minusSeconds(seconds), Herd.NOW).replace('\u00A0', ' '))
                .isEqualTo(one);
        assertThat(Figures.longAge(Herd.NOW.minusSeconds(seconds), Herd.NOW)).isEqualTo(two);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "7199, 1 h",
        "86399, 23 h",
        "1209599, 14 d",
        "1206000, 14 d",
        "1205999, 13 d"
    })
    void saysTimeToCome(long seconds, String left) {
        assertThat(Figures.left(Herd.NOW, Herd.NOW.plusSeconds(seconds)).replace('\u00A0', ' '))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 MB", "432013312, 412 MB", "1288490188, 1.2 GB", "-1, 0 MB"})
    void saysMemoryAsPeopleDo(long bytes, String words) {
        assertThat(Figures.bytes(bytes).replace('\u00A0', ' ')).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 KB", "1, 1 KB", "2100, 3 KB", "432013312, 412 MB", "-1, 0 KB"})
    void saysWhatASmallFileTakes(long bytes, String words) {
        assertThat(Figures.size(bytes).replace('\u00A0', ' ')).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "950, 950",
        "15320, 15k",
        "1200000, 1.2M",
        "999949999, 999.9M",
        "3000000, 3M",
        "999950000, 1B",
        "3400000000, 3.4B"
    })
    void saysTokensShort(long tokens, String words) {
        assertThat(Figures.tokens(tokens)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|$0",
                "0.0001|< $0.001",
                "0.0044|$0.004",
                "0.00994|$0.010",
                "0.00995|$0.01",
                "12.3|$12.30",
                "999.994|$999.99",
                "999.995|$1,000",
                "1240.4|$1,240"
            })
    void saysMoneyWithAsManyDigitsAsMatter(double usd, String words) {
        assertThat(Figures.dollars(usd)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0004, < 0.1 %",
        "0.02, 2 %",
        "0.075, 7.5 %",
        "0.98, 98 %",
        "0.9999, 99 %",
        "1, 100 %"
    })
    void saysSharesWithoutCallingAlmostAllAll(double share, String words) {
        assertThat(Figures.percent(share).replace('\u00A0', ' ')).isEqualTo(words);
    }
}
