package dev.drover.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableTest {
    private static final Look PIPE = new Look(1_000_000, false, false, true);

    static Look terminal(int columns) {
        return new Look(columns, true, false, true);
    }

    private static Table herd() {
        return Table.of(
                        Column.whole("ID", 0),
                        Column.text("NAME", 8, 16, 0),
                        Column.path("BRANCH", 8, 16, 1),
                        Column.number("PID", 5))
                .row(
                        Cell.of("1f0c9a77"),
                        Cell.of("Fix the login redirect"),
                        Cell.of("feature/login-redirect-loop"),
                        Cell.of(4242))
                .row(Cell.of("8be01d5c"), Cell.of(null), Cell.of("main"), Cell.of(7));
    }

    @Test
    void showsEverythingWhereThereIsRoom() {
        assertThat(herd().lines(terminal(100)))
                .containsExactly(
                        "ID        NAME                    BRANCH                        PID",
                        "1f0c9a77  Fix the login redirect  feature/login-redirect-loop  4242",
                        "8be01d5c                          main                            7");
    }

    @Test
    void leavesOutWhatIsOnlyNiceToKnowBeforeItCutsMuch() {
        assertThat(herd().lines(terminal(42)))
                .containsExactly(
                        "ID        NAME             BRANCH",
                        "1f0c9a77  Fix the login …  feature…ct-loop",
                        "8be01d5c                   main");
    }

    @Test
    void dropsTheLeastImportantColumnWhenNothingCanShrink() {
        assertThat(herd().lines(terminal(30)))
                .containsExactly(
                        "ID        NAME       BRANCH",
                        "1f0c9a77  Fix the …  feat…loop",
                        "8be01d5c             main");
        assertThat(herd().lines(terminal(26)).getFirst()).isEqualTo("ID        NAME");
    }

    @Test
    void keepsAllColumnsWholeInAPipeAndMarksWhatIsAbsent() {
        assertThat(herd().lines(PIPE))
                .containsExactly(
                        "ID        NAME                    BRANCH                        PID",
                        "1f0c9a77  Fix the login redirect  feature/login-redirect-loop  4242",
                        "8be01d5c  -                       main                            7");
    }

    @Test
    void hidesAColumnThatIsEmptyOnATerminal() {
        Table table =
                Table.of(Column.whole("ID", 0), Column.text("REASON", 8, 16, 0))
                        .row(Cell.of("a"), Cell.EMPTY);
        assertThat(table.lines(terminal(80))).containsExactly("ID", "a");
        assertThat(table.lines(PIPE)).containsExactly("ID  REASON", "a   -");
    }

    @Test
    void showsControlCharactersInsteadOfObeyingThem() {
        Table table = Table.untitled(Column.whole("", 0)).row(Cell.of("a\u001B[2J\nb\u202Ec"));
        assertThat(table.lines(PIPE)).containsExactly("a␛[2J⏎b\uFFFDc");
    }

    @Test
    void alignsWideCharacters() {
        Table table =
                Table.untitled(Column.whole("", 0), Column.whole("", 0))
                        .row(Cell.of("修正"), Cell.of("x"))
                        .row(Cell.of("abcd"), Cell.of("y"));
        assertThat(table.lines(PIPE)).containsExactly("修正  x", "abcd  y");
    }

    @Test
    void paintsOnlyWhereColourIsWelcome() {
        Table table = Table.untitled(Column.whole("", 0)).row(Cell.of("busy", Tone.GOOD));
        assertThat(table.lines(new Look(80, true, true, true)))
                .containsExactly("\u001B[32mbusy\u001B[0m");
        assertThat(table.lines(terminal(80))).containsExactly("busy");
    }

    @Property(tries = 300)
    void neverIsWiderThanTheTerminal(
            @ForAll @Size(max = 6) List<String> names,
            @ForAll @IntRange(min = 30, max = 160) int columns) {
        Table table = herd();
        names.forEach(n -> table.row(Cell.of("12345678"), Cell.of(n), Cell.of(n + n), Cell.of(1)));
        assertThat(table.lines(terminal(columns)))
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
    }
}
