package dev.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void leavesPlainTextAndOtherScriptsAlone() {
        assertThat(VisibleText.line("fix the parser", 80)).isEqualTo("fix the parser");
        assertThat(VisibleText.line("größe 測試 שלום", 80)).isEqualTo("größe 測試 שלום");
        assertThat(VisibleText.line("👩‍💻 done", 80)).isEqualTo("👩‍💻 done");
    }

    @Test
    void showsNewlinesAndControlCharacters() {
        assertThat(VisibleText.line("a\nb\tc", 80)).isEqualTo("a⏎b c");
        assertThat(VisibleText.line("\u001B[31mred\u0007", 80)).isEqualTo("␛[31mred␇");
        assertThat(VisibleText.line("x\u007F\u009By", 80)).isEqualTo("x␡\uFFFDy");
        assertThat(VisibleText.line("a\u2028b", 80)).isEqualTo("a⏎b");
    }

    @Test
    void turnsOffWhatReordersOrHidesText() {
        assertThat(VisibleText.line("invoice\u202Efdp.exe", 80)).isEqualTo("invoice\uFFFDfdp.exe");
        assertThat(VisibleText.line("a\u200Bb\u2066c\uFEFF", 80)).doesNotContain("\u2066");
        assertThat(VisibleText.line("lone \uD83D", 80)).isEqualTo("lone \uFFFD");
    }

    @Test
    void capsTheLengthWithoutCuttingACharacterInTwo() {
        assertThat(VisibleText.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(VisibleText.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(VisibleText.line("abc😀😀", 5)).isEqualTo("abc…");
        assertThat(VisibleText.line("x".repeat(10_000), 100)).hasSize(100).endsWith("…");
    }

    @Property
    void isOneShortLineWhateverComes(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 50) int max) {
        String line = VisibleText.line(text, max);
        assertThat(line.length()).isLessThanOrEqualTo(max);
        assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
        assertThat(VisibleText.line(line, max)).isEqualTo(line);
    }
}
