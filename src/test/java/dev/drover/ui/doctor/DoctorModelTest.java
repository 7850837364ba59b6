package dev.drover.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.view.DoctorFinding;
import dev.drover.ui.doctor.DoctorModel.Told;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What the page of the doctor says of findings.
class DoctorModelTest {
    private static final DoctorFinding WELL =
            DoctorFinding.ok("java", "25").in("This installation");
    private static final DoctorFinding WARNING =
            DoctorFinding.warn("registry", "3 entries", "drover doctor --cleanup-stale")
                    .fixedBy("Moves them.", true, List.of("~/a"));
    private static final DoctorFinding FAILURE =
            DoctorFinding.fail("runtime", "/run/x is open to others", "chmod 700 '/run/x'");

    @Test
    void putsTheBadFirstAndWhatIsWellByWhatWasLookedAt() {
        DoctorModel model = DoctorModel.of(List.of(WELL, WARNING, FAILURE));
        assertThat(model.problems())
                .extracting(told -> told.finding().check())
                .containsExactly("runtime", "registry");
        assertThat(model.well()).containsOnlyKeys("This installation");
        assertThat(model.hasFailure()).isTrue();
        assertThat(model.headline()).isEqualTo("2 things need a look");
        assertThat(model.about()).startsWith("1 check is well. Drover can mend 1 of the others");
    }

    @Test
    void saysThatAllIsWell() {
        DoctorModel model = DoctorModel.of(List.of(WELL));
        assertThat(model.isWell()).isTrue();
        assertThat(model.headline()).isEqualTo("All is well");
        assertThat(model.about()).contains("settings of your agents");
    }

    @Test
    void offersACommandOnlyWhereTheDoctorCannotDoIt() {
        assertThat(Told.of(WARNING).command()).isEmpty();
        assertThat(Told.of(FAILURE).command()).isEqualTo("chmod 700 '/run/x'");
        Told advice = Told.of(DoctorFinding.fail("java", "17 is too old", "Install Java 25."));
        assertThat(advice.command()).isEmpty();
        assertThat(advice.advice()).isEqualTo("Install Java 25.");
    }

    @Test
    void makesHostileTextHarmlessAndShort() {
        Told told =
                Told.of(
                        DoctorFinding.warn("x\u202Ey", "a\u001B[31m" + "b".repeat(10_000), "c\nd.")
                                .fixedBy("e\u0007.", false, List.of("f\rg")));
        String all = told.title() + told.detail() + told.advice() + told.fix() + told.touches();
        assertThat(all.chars().filter(c -> Character.isISOControl(c) || c == 0x202E)).isEmpty();
        assertThat(told.detail()).hasSizeLessThan(410);
    }

    @Test
    void beginsSentencesWithACapitalLetterAndLeavesPathsAlone() {
        assertThat(DoctorWords.sentence("none runs")).isEqualTo("None runs");
        assertThat(DoctorWords.sentence("~/.claude sets x")).isEqualTo("~/.claude sets x");
        assertThat(DoctorWords.sentence("25.0.3 at /usr")).isEqualTo("25.0.3 at /usr");
    }
}
