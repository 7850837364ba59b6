package dev.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalTime;

final class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, 22:00, true",
        "22:00-07:00, 06:59, true",
        "22:00-07:00, 00:00, true",
        "22:00-07:00, 07:00, false",
        "22:00-07:00, 21:59, false",
        "12:30 - 13:15, 12:30, true",
        "12:30-13:15, 13:15, false",
        "9:00-17:00, 08:59, false"
    })
    void coversAPartOfTheDayAlsoOverMidnight(String hours, LocalTime time, boolean quiet) {
        assertThat(QuietHours.parse(hours).orElseThrow().covers(time)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-7", "22:00", "24:00-07:00", "22:60-07:00", "07:00-07:00", "night"})
    void refusesWhatIsNoPartOfADay(String text) {
        assertThat(QuietHours.parse(text)).isEmpty();
    }

    @Test
    void isNothingWhenEmptyAndWritesWhatItReads() {
        assertThat(QuietHours.parse(" ")).contains(QuietHours.NONE);
        assertThat(QuietHours.NONE.covers(LocalTime.MIDNIGHT)).isFalse();
        assertThat(QuietHours.NONE).hasToString("");
        assertThat(QuietHours.parse("9:00-17:30").orElseThrow()).hasToString("09:00-17:30");
    }
}
