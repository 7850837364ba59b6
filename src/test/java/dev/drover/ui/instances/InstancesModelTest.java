package dev.drover.ui.instances;

import static dev.drover.ui.Herd.NOW;
import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.Herd;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.Row;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class InstancesModelTest {
    private final InstancesModel model = new InstancesModel();

    @Test
    void putsTheLongestWaitFirstThenErrorsThenWork() {
        publish(
                animal(1).idle(10).view(),
                animal(2).waiting("permission: Bash", 30).view(),
                animal(3).busy(10).view(),
                animal(4).waiting("question", 300).view(),
                animal(5).state(InstanceState.ERROR, "overloaded", 5).view());
        assertThat(ids())
                .containsExactly(
                        animal(4).id(),
                        animal(2).id(),
                        animal(5).id(),
                        animal(3).id(),
                        animal(1).id());
    }

    @Test
    void filtersByAnyWordOfAnyShownField() {
        model.publish(Herd.rich(), NOW);
        assertFilter("flaky", 2);
        assertFilter("FIX/flaky", 2);
        assertFilter("codex", 3);
        assertFilter("4008", 8);
        assertFilter("sandbox spike", 8);
        assertFilter("000000000005", 5);
        assertFilter("stale", 11);
        model.filter().set("no such thing");
        assertThat(model.rows()).isEmpty();
        model.clearFilters();
        assertThat(model.rows()).hasSize(11);
    }

    private void assertFilter(String words, int number) {
        model.filter().set(words);
        assertThat(ids()).as(words).containsExactly(animal(number).id());
    }

    @Test
    void showsEndedOnesOnlyWhenAsked() {
        publish(animal(1).busy(1).view(), animal(2).ended().view());
        assertThat(ids()).containsExactly(animal(1).id());
        model.showEnded().set(true);
        assertThat(ids()).containsExactly(animal(1).id(), animal(2).id());
        assertThat(model.counts().get().live()).isEqualTo(1);
    }

    @Test
    void dropsRowsThatAreNoLongerListed() {
        publish(animal(1).view(), animal(2).view());
        publish(animal(2).view());
        assertThat(ids()).containsExactly(animal(2).id());
    }

    @Test
    void keepsTheRowObjectWhileItsInstanceChanges() {
        publish(animal(1).busy(1).view());
        Row<Shown> row = model.rows().getFirst();
        publish(animal(1).waiting("permission: Edit", 2).view());
        assertThat(model.rows().getFirst()).isSameAs(row);
        assertThat(row.now().note()).isEqualTo("permission: Edit");
    }

    @Test
    void staysSilentWhenTheSameIsPublishedAgain() {
        model.publish(Herd.rich(), NOW);
        AtomicInteger changes = new AtomicInteger();
        model.rows()
                .addListener((ListChangeListener<Row<Shown>>) change -> changes.incrementAndGet());
        model.rows().forEach(row -> row.line().addListener((o, a, b) -> changes.incrementAndGet()));
        model.publish(Herd.rich(), NOW);
        assertThat(changes).hasValue(0);
        model.publish(Herd.rich(), NOW.plusSeconds(1));
        assertThat(changes.get()).isPositive();
    }

    @Test
    void countsByStateBeforeFiltering() {
        model.filter().set("nothing like this");
        model.publish(Herd.rich(), NOW);
        InstancesModel.Counts counts = model.counts().get();
        assertThat(counts.live()).isEqualTo(11);
        assertThat(counts.of(InstanceState.WAITING)).isEqualTo(2);
        assertThat(counts.of(InstanceState.ENDED)).isZero();
        assertThat(counts.memoryBytes()).isEqualTo(4_568L << 20);
    }

    @Test
    void revealsARowThatFiltersHide() {
        publish(animal(1).view(), animal(2).ended().view());
        model.filter().set("nothing");
        model.only().set(InstanceState.BUSY);
        assertThat(model.reveal(animal(2).id())).isPresent();
        assertThat(ids()).contains(animal(2).id());
        assertThat(model.reveal("20261120_000000_1_00000000")).isEmpty();
    }

    @Test
    void sortsByAColumnAndBack() {
        model.publish(Herd.rich(), NOW);
        List<String> byNeed = ids();
        model.sortBy(Comparator.comparing(row -> row.now().workspace()));
        assertThat(model.rows().getFirst().now().workspace()).isEqualTo("handbook");
        model.sortBy(null);
        assertThat(ids()).isEqualTo(byNeed);
    }

    @Test
    void showsHostileNamesAsOneHarmlessLine() {
        List<String> names =
                List.of(
                        "line one\nline two\u001B[31m",
                        "\u202Egnp.exe",
                        "x".repeat(10_000),
                        "🐑🐑🐑 herd 👩‍💻",
                        "\u0000");
        List<InstanceView> views =
                IntStream.range(0, names.size())
                        .mapToObj(i -> animal(i).named(names.get(i)).in(names.get(i), "b").view())
                        .toList();
        model.publish(views, NOW);
        for (Row<Shown> row : model.rows()) {
            Shown shown = row.now();
            for (String text : List.of(shown.name(), shown.workspace(), shown.root())) {
                assertThat(text).doesNotContain("\n", "\u001B", "\u202E", "\u0000");
            }
            assertThat(shown.name()).hasSizeLessThanOrEqualTo(120);
        }
        assertThat(model.rows()).hasSize(5);
    }

    @Test
    void agesAreNeverNegative() {
        publish(animal(1).busy(-500).view());
        assertThat(model.rows().getFirst().now().since()).isEqualTo("0\u00A0s");
    }

    private void publish(InstanceView... views) {
        model.publish(List.of(views), NOW);
    }

    private List<String> ids() {
        return new ArrayList<>(model.rows().stream().map(Row::id).toList());
    }
}
