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
    @CsvSource({"950, 950", "15320, 15k", "1200000, 1.2M"})
    void saysTokensShort(long tokens, String words) {
        assertThat(Figures.tokens(tokens)).isEqualTo(words);
    }
}
