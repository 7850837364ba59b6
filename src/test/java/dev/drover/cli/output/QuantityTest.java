package dev.drover.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0s, 0s",
        "0, 0s, 0s",
        "59, 59s, 59s",
        "60, 1m, 1m",
        "252, 4m, 4m 12s",
        "3599, 59m, 59m 59s",
        "3600, 1h, 1h",
        "11100, 3h, 3h 5m",
        "86400, 1d, 1d",
        "190800, 2d, 2d 5h"
    })
    void saysTimesInLargeUnits(long seconds, String age, String duration) {
        Instant now = Instant.parse("2026-11-20T14:00:00Z");
        assertThat(Quantity.age(now.minusSeconds(seconds), now)).isEqualTo(age);
        assertThat(Quantity.duration(Duration.ofSeconds(seconds))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "7199, 1h", "86399, 23h", "1209599, 14d", "1206000, 14d", "1205999, 13d"})
    void saysTimeToCome(long seconds, String left) {
        Instant now = Instant.parse("2026-11-20T14:00:00Z");
        assertThat(Quantity.left(now, now.plusSeconds(seconds))).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "870, 870 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1234, 1.2 kB",
        "9949, 9.9 kB",
        "9960, 10 kB",
        "214000000, 214 MB",
        "999600000, 1.0 GB",
        "1200000000, 1.2 GB",
        "5000000000000000, 5000 TB"
    })
    void saysSizesInDecimalUnits(long bytes, String text) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void countsThingsWithTheRightWord() {
        assertThat(Quantity.count(0, "agent")).isEqualTo("0 agents");
        assertThat(Quantity.count(1, "agent")).isEqualTo("1 agent");
        assertThat(Quantity.count(5, "agent")).isEqualTo("5 agents");
    }
}
