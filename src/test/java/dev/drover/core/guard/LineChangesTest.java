package dev.drover.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LineChangesTest {
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(""));
    }

    private static String told(String old, String now) {
        List<String> from = lines(old);
        List<String> to = lines(now);
        StringBuilder out = new StringBuilder();
        for (LineChanges.Line line : LineChanges.of(from, to)) {
            out.append(line.mark());
            if (line.mark() != '@') {
                out.append((line.mark() == '+' ? to : from).get(line.index()));
            }
        }
        return out.toString();
    }

    @Test
    void tellsWhatWentAndWhatCame() {
        assertThat(told("abc", "abc")).isEmpty();
        assertThat(told("abc", "axc")).isEqualTo(" a-b+x c");
        assertThat(told("", "ab")).isEqualTo("+a+b");
        assertThat(told("abcdefghij", "abcdefghXj")).isEqualTo("@ f g h-i+X j");
    }

    /// Taking the lines with `-` away and putting those with `+` in gives the new text.
    @Property
    void leadsFromTheOneToTheOther(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 12) String old,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 12) String now) {
        List<LineChanges.Line> changes = LineChanges.of(lines(old), lines(now));
        List<String> left = new ArrayList<>();
        long gone = changes.stream().filter(l -> l.mark() == '-').count();
        long come = changes.stream().filter(l -> l.mark() == '+').count();
        changes.stream()
                .filter(l -> l.mark() == '+')
                .forEach(l -> left.add(lines(now).get(l.index())));
        assertThat(old.length() - gone + come).isEqualTo(now.length());
        assertThat(left).hasSize((int) come);
        assertThat(changes.isEmpty()).isEqualTo(old.equals(now));
    }

    @Test
    void whatIsHugeIsToldAsAWhole() {
        List<String> old = new ArrayList<>();
        List<String> now = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            old.add("old " + i);
            now.add("new " + i);
        }
        assertThat(LineChanges.of(old, now)).hasSize(10_000);
    }
}
