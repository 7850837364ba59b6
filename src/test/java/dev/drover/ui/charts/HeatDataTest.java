package dev.drover.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class HeatDataTest {
    private static final Measure TOKENS = new Measure("tokens", Long::toString);

    @Test
    void spreadsCellsOverAllLevelsWhateverTheGreatest() {
        HeatData data =
                new HeatData(
                        List.of("Monday"),
                        List.of("0", "1", "2", "3", "4", "5", "6"),
                        Arrays.asList(0L, 10L, 20L, 30L, 40L, 1_000_000L, null));
        long[] begins = data.thresholds();
        assertThat(data.amounts().stream().map(a -> a == null ? -1 : HeatData.level(a, begins)))
                .containsExactly(0, 1, 2, 3, 4, 5, -1);
        assertThat(data.greatest()).isEqualTo(5);
    }

    @Test
    void knowsNoGreatestAndNoLevelWhereThereIsNothing() {
        HeatData data = new HeatData(List.of("Monday"), List.of("0", "1"), Arrays.asList(0L, null));
        assertThat(data.greatest()).isEqualTo(-1);
        assertThat(HeatData.level(0, data.thresholds())).isZero();
        assertThat(data.csv(TOKENS)).isEqualTo("tokens,0,1\r\nMonday,0,\r\n");
    }

    @Test
    void wantsOneAmountForEachCell() {
        assertThatThrownBy(() -> new HeatData(List.of("a"), List.of("b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesMoneyWithEveryDigitAndWhatIsNotKnownEmpty() {
        Measure usd = new Measure("usd", 1_000_000, Long::toString);
        assertThat(usd.exact(1_230_000)).isEqualTo("1.23");
        Bars bars =
                Bars.greatest(
                        List.of(
                                new Bars.Bar("a", "a", "", 500_000, ""),
                                new Bars.Bar("b", "b", "", 0, "no price")),
                        8);
        assertThat(bars.csv(usd)).isEqualTo("name,usd\r\na,0.5\r\nb,\r\n");
        assertThat(bars.sum(usd)).isEqualTo("at least 500000");
    }
}
