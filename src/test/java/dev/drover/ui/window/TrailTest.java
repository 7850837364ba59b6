package dev.drover.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Place;

import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Place LIST = new Place.Instances(null);
    private static final Place ONE = new Place.Instances("a");
    private static final Place ALERTS = new Place.Alerts(null);

    private final Trail trail = new Trail();

    @Test
    void leadsBackAndForthOnTheWayOneCame() {
        trail.go(LIST);
        trail.go(ALERTS);
        trail.go(ONE);
        assertThat(trail.back()).contains(ALERTS);
        assertThat(trail.back()).contains(LIST);
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).contains(ALERTS);
        assertThat(trail.here()).contains(ALERTS);
    }

    @Test
    void forgetsWhatWasAheadAfterAStepElsewhere() {
        trail.go(LIST);
        trail.go(ALERTS);
        trail.back();
        trail.go(ONE);
        assertThat(trail.forward()).isEmpty();
        assertThat(trail.back()).contains(LIST);
    }

    @Test
    void comesBackToTheRowThatWasChosenMeanwhile() {
        trail.go(LIST);
        trail.correct(ONE);
        trail.go(ALERTS);
        assertThat(trail.back()).contains(ONE);
    }

    @Test
    void neverStepsToWhereOneIs() {
        trail.go(LIST);
        trail.go(ONE);
        trail.correct(LIST);
        assertThat(trail.back()).isEmpty();
        trail.go(LIST);
        assertThat(trail.back()).isEmpty();
    }

    @Test
    void keepsTheLastHundredSteps() {
        for (int i = 0; i < 1_000; i++) {
            trail.go(new Place.Instances("i" + i));
        }
        int steps = 0;
        while (trail.back().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(100);
        assertThat(trail.here()).contains(new Place.Instances("i899"));
    }
}
