package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;

class BranchPathsTest {
    @ParameterizedTest
    @CsvSource({
        "src/a, src/a, src/a",
        "src/a, src, src/a",
        "src, src/a/b, src/a/b",
        "src/a, src/ab, ",
        "src/ab, src/a, ",
        "a, b, ",
        "src/a.java, src/a, ",
        "SRC, src, "
    })
    void meetByWholeParts(String one, String other, String where) {
        List<String> expected = where == null ? List.of() : List.of(where);
        assertThat(BranchPaths.shared(List.of(one), List.of(other))).isEqualTo(expected);
        assertThat(BranchPaths.shared(List.of(other), List.of(one))).isEqualTo(expected);
    }

    @Test
    void areTakenFromWhereOneIsAndEachOnce() {
        assertThat(BranchPaths.checked(List.of("src/b", "src/a/", "src/b", "src/a/x"), ""))
                .containsExactly("src/a", "src/b");
        assertThat(BranchPaths.checked(List.of("login"), "web/src"))
                .containsExactly("web/src/login");
        assertThat(BranchPaths.checked(List.of("..a", "a..", "...", " "), ""))
                .containsExactly(" ", "...", "..a", "a..");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "|is empty",
                ".|names all there is; claim the whole branch with --intent full",
                "./|names all there is; claim the whole branch with --intent full",
                "..|leads upwards by '..'",
                "../|leads upwards by '..'",
                "a/../b|leads upwards by '..'",
                "a/..|leads upwards by '..'",
                "./a|has a part that is empty or '.'",
                "a/./b|has a part that is empty or '.'",
                "a//b|has a part that is empty or '.'",
                "a//|has a part that is empty or '.'",
                "/etc/passwd|begins with '/'",
                "/|begins with '/'"
            },
            delimiter = '|')
    void refusesWhatCannotBeMeant(String path, String why) {
        String typed = path == null ? "" : path;
        assertThatThrownBy(() -> BranchPaths.checked(List.of(typed), ""))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "The path '"
                                + typed
                                + "' "
                                + why
                                + ". Paths are such as src/api, from where you are, inside the"
                                + " repository.");
    }

    @Test
    void refusesHostileAndEndlessPathsInOneLine() {
        for (String path : List.of("a\nb", "a\u001B[2J", "a\0", "\uD800", "x".repeat(10_000))) {
            assertThatThrownBy(() -> BranchPaths.checked(List.of(path), ""))
                    .isInstanceOf(Refused.class)
                    .message()
                    .doesNotContain("\n", "\u001B", "\0")
                    .hasSizeLessThan(300);
        }
        assertThatThrownBy(() -> BranchPaths.checked(Collections.nCopies(101, "a"), ""))
                .hasMessageStartingWith("A claim has at most 100 paths; these are 101.");
    }
}
