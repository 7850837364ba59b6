package dev.drover.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Place;
import dev.drover.ui.window.WindowMemory.Box;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class WindowMemoryTest {
    private static final Box LAPTOP = new Box(0, 0, 1_440, 860);
    private static final Box BESIDE = new Box(1_440, 0, 2_560, 1_400);

    @Test
    void readsWhatItWrote() {
        WindowMemory memory =
                new WindowMemory(
                        new Box(-1_200, 30, 1_180, 720),
                        true,
                        new Place.Instances("20251116_031234_12345_abc123de"));
        assertThat(WindowMemory.parse(memory.text())).isEqualTo(memory);
        assertThat(WindowMemory.parse(WindowMemory.NOTHING.text())).isEqualTo(WindowMemory.NOTHING);
    }

    @Test
    void keepsAPlaceOnItsOwnLine() {
        WindowMemory memory =
                new WindowMemory(null, false, new Place.Instances("a\nmaximized=true\\u000ax=1"));
        assertThat(WindowMemory.parse(memory.text()).maximized()).isFalse();
        assertThat(memory.text().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\u00",
                "x=1\ny=2\nwidth=NaN\nheight=900",
                "x=1\ny=2\nwidth=Infinity\nheight=900",
                "x=1\ny=2\nwidth=1e300\nheight=900",
                "x=1\ny=2\nwidth=3\nheight=-7",
                "x=1\ny=2\nwidth=800",
                "place=nowhere/x"
            })
    void takesNonsenseForNothing(String text) {
        assertThat(WindowMemory.parse(text)).isEqualTo(WindowMemory.NOTHING);
    }

    @Test
    void leadsToWhereItWasLeftUnlessSomebodyWantsToBeElsewhere() {
        WindowMemory left = new WindowMemory(null, false, new Place.Alerts(null));
        assertThat(left.first(Place.WINDOW)).isEqualTo(new Place.Alerts(null));
        assertThat(left.first(new Place.Overview())).isEqualTo(new Place.Overview());
        assertThat(WindowMemory.NOTHING.first(Place.WINDOW)).isEqualTo(Place.HOME);
        assertThat(WindowMemory.parse("place=window").first(Place.WINDOW)).isEqualTo(Place.HOME);
    }

    @Test
    void leavesAWindowWhereAPersonCanReachIt() {
        Box box = new Box(1_800, 100, 1_000, 700);
        assertThat(box.within(List.of(LAPTOP, BESIDE))).isEqualTo(box);
        Box halfOut = new Box(-900, 0, 1_000, 700);
        assertThat(halfOut.within(List.of(LAPTOP))).isEqualTo(halfOut);
    }

    @Test
    void bringsAWindowOfAScreenThatHasGoneToTheMiddleOfThePrimary() {
        assertThat(new Box(1_800, 100, 1_000, 700).within(List.of(LAPTOP)))
                .isEqualTo(new Box(220, 80, 1_000, 700));
    }

    @Test
    void bringsBackATitleBarThatNobodyCouldGrip() {
        assertThat(new Box(100, -300, 800, 600).within(List.of(LAPTOP)).y()).isPositive();
        assertThat(new Box(-790, 0, 800, 600).within(List.of(LAPTOP)).x()).isPositive();
        assertThat(new Box(100, 850, 800, 600).within(List.of(LAPTOP)).y()).isLessThan(400);
    }

    @Test
    void fitsAWindowToAScreenThatHasBecomeSmaller() {
        assertThat(new Box(0, 0, 2_500, 1_300).within(List.of(LAPTOP)))
                .isEqualTo(new Box(0, 0, 1_440, 860));
    }
}
