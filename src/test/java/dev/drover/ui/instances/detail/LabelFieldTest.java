package dev.drover.ui.instances.detail;

import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.ui.instances.Asked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class LabelFieldTest {
    private static final InstanceView PLAIN = animal(1).named("lint").view();
    private static final InstanceView FULL =
            Asked.labelled(PLAIN, new LabelChange("lint", List.of("ci", "slow"), "team", 3, 10));

    @ParameterizedTest
    @EnumSource(LabelField.class)
    void readsBackWhatItShows(LabelField field) {
        InstanceView again = Asked.labelled(PLAIN, field.change(field.text(FULL)));
        assertThat(field.text(again)).isEqualTo(field.text(FULL));
    }

    @ParameterizedTest
    @EnumSource(LabelField.class)
    void takesAwayWhatIsEmptied(LabelField field) {
        InstanceView emptied = Asked.labelled(FULL, field.change("  "));
        assertThat(field.text(emptied)).isEmpty();
        assertThat(field.objection("  ")).isNull();
    }

    @ParameterizedTest
    @EnumSource(LabelField.class)
    void bringsBackItsOwnPartOfWhatIsWrittenAndNoOther(LabelField field) {
        LabelChange all = new LabelChange("lint", List.of("a,b", "ci"), "team", 3, 10);
        InstanceView changed = Asked.labelled(FULL, field.change("7"));
        assertThat(Asked.labelled(changed, field.only(all)))
                .isEqualTo(Asked.labelled(FULL, field.only(all)));
        assertThat(LabelField.TAGS.only(all).tags()).containsExactly("a,b", "ci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-10", "1.5", "high", "99999999999", "१०"})
    void objectsToWhatIsNoPriority(String typed) {
        assertThat(LabelField.PRIORITY.objection(typed))
                .isEqualTo("A priority is a whole number from -9 to 9.");
    }

    @Test
    void objectsToANegativeQuota() {
        assertThat(LabelField.QUOTA.objection("-1")).startsWith("A quota is");
        assertThat(LabelField.QUOTA.objection("12")).isNull();
    }
}
