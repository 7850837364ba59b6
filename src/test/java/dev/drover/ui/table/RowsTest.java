package dev.drover.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

class RowsTest {
    private record Row(int key, String text) {}

    @Test
    void saysNothingWhenNothingChanged() {
        ObservableList<Integer> shown = FXCollections.observableArrayList(1, 2, 3);
        AtomicInteger changes = listen(shown);
        assertThat(Rows.sync(shown, List.of(1, 2, 3), Function.identity())).isFalse();
        assertThat(changes).hasValue(0);
    }

    @Test
    void movesOneRowWithoutTouchingTheOthers() {
        ObservableList<Integer> shown =
                FXCollections.observableArrayList(IntStream.range(0, 500).boxed().toList());
        List<Integer> wanted =
                IntStream.concat(IntStream.of(400), IntStream.range(0, 500).filter(i -> i != 400))
                        .boxed()
                        .toList();
        AtomicInteger changes = listen(shown);
        Rows.sync(shown, wanted, Function.identity());
        assertThat(shown).isEqualTo(wanted);
        assertThat(changes).hasValue(2);
    }

    @Test
    void replacesARowOfTheSameKeyInPlace() {
        ObservableList<Row> shown =
                FXCollections.observableArrayList(new Row(1, "a"), new Row(2, "b"));
        AtomicInteger changes = listen(shown);
        Rows.sync(shown, List.of(new Row(1, "a"), new Row(2, "c")), Row::key);
        assertThat(shown).containsExactly(new Row(1, "a"), new Row(2, "c"));
        assertThat(changes).hasValue(1);
    }

    @Property
    void alwaysEndsWithWhatIsWanted(
            @ForAll @UniqueElements @Size(max = 90) List<@IntRange(max = 120) Integer> before,
            @ForAll @UniqueElements @Size(max = 90) List<@IntRange(max = 120) Integer> after) {
        ObservableList<Integer> shown = FXCollections.observableArrayList(before);
        Rows.sync(shown, after, Function.identity());
        assertThat(shown).isEqualTo(after);
    }

    private static <T> AtomicInteger listen(ObservableList<T> list) {
        AtomicInteger changes = new AtomicInteger();
        list.addListener((ListChangeListener<T>) change -> changes.incrementAndGet());
        return changes;
    }
}
