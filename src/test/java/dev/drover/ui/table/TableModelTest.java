package dev.drover.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A table of ports, as small as one can be: what all tables have in common.
class TableModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

    private final Ports model = new Ports();

    private record Port(int number, String owner, boolean open) {}

    private record PortLine(Port view, Instant at) implements Line<Port, PortLine> {
        @Override
        public PortLine at(Instant now) {
            return now.equals(at) ? this : new PortLine(view, now);
        }

        @Override
        public String haystack() {
            return (view.number + " " + view.owner).toLowerCase(Locale.ROOT);
        }

        @Override
        public String spoken() {
            return "Port " + view.number;
        }
    }

    private static final class Ports extends TableModel<Port, PortLine, String> {
        private final BooleanProperty closed = new SimpleBooleanProperty();
        private int counted;

        Ports() {
            super(Comparator.comparingInt(line -> line.view().number()));
            closed.addListener((property, before, after) -> recount());
        }

        @Override
        protected String id(Port view) {
            return Integer.toString(view.number());
        }

        @Override
        protected PortLine line(Port view, Instant now) {
            return new PortLine(view, now);
        }

        @Override
        protected String kind(PortLine line) {
            return line.view().owner();
        }

        @Override
        protected boolean belongs(PortLine line) {
            return line.view().open() || closed.get();
        }

        @Override
        protected void admit(PortLine line) {
            closed.set(closed.get() || !line.view().open());
        }

        @Override
        protected boolean answersTo(String id, Row<PortLine> row) {
            return row.id().equals(id);
        }

        @Override
        protected void count(Collection<Row<PortLine>> all) {
            counted = all.size();
        }
    }

    private void publish(Port... ports) {
        model.publish(List.of(ports), NOW);
    }

    private List<String> ids() {
        return model.rows().stream().map(Row::id).toList();
    }

    @Test
    void listsInTheUsualOrderWhatBelongs() {
        publish(
                new Port(8080, "web", true),
                new Port(3000, "api", true),
                new Port(22, "ssh", false));
        assertThat(ids()).containsExactly("3000", "8080");
        assertThat(model.counted).isEqualTo(3);
        model.closed.set(true);
        assertThat(ids()).containsExactly("22", "3000", "8080");
    }

    @Test
    void filtersByAllWordsAndByOneKindBeforeAndAfterRowsCome() {
        model.filter().set("web");
        model.only().set("api");
        model.only().set(null);
        publish(new Port(8080, "Web", true), new Port(3000, "api", true));
        assertThat(ids()).containsExactly("8080");
        model.filter().set("web 80");
        assertThat(ids()).containsExactly("8080");
        model.filter().set("web 90");
        assertThat(ids()).isEmpty();
        model.filter().set("");
        model.only().set("api");
        assertThat(ids()).containsExactly("3000");
        assertThat(model.isFiltered()).isTrue();
        model.clearFilters();
        assertThat(ids()).containsExactly("3000", "8080");
        assertThat(model.isFiltered()).isFalse();
    }

    @Test
    void keepsARowWhileItsValueChangesAndFindsItByItsNewWords() {
        publish(new Port(3000, "api", true));
        Row<PortLine> row = model.rows().getFirst();
        publish(new Port(3000, "storefront", true));
        assertThat(model.rows()).containsExactly(row);
        assertThat(row.now().view().owner()).isEqualTo("storefront");
        model.filter().set("store");
        assertThat(model.rows()).containsExactly(row);
        model.filter().set("api");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void saysNothingWhenNothingLooksDifferent() {
        Port[] ports = {new Port(3000, "api", true), new Port(8080, "web", true)};
        publish(ports);
        List<Object> changes = new ArrayList<>();
        model.afterArranging(() -> changes.add("arranged"));
        model.rows().addListener((ListChangeListener<Object>) changes::add);
        model.rows().getFirst().line().addListener((p, before, after) -> changes.add(after));
        publish(ports);
        assertThat(changes).isEmpty();
        model.publish(List.of(ports), NOW.plusSeconds(1));
        assertThat(changes).containsExactly(model.rows().getFirst().now());
    }

    @Test
    void tellsWhenItIsBeingArranged() {
        List<Boolean> meanwhile = new ArrayList<>();
        model.rows()
                .addListener((ListChangeListener<Object>) c -> meanwhile.add(model.isArranging()));
        model.afterArranging(() -> meanwhile.add(model.isArranging()));
        assertThat(model.isPublished()).isFalse();
        publish(new Port(3000, "api", true));
        assertThat(meanwhile).containsExactly(true, false);
        assertThat(model.isPublished()).isTrue();
    }

    @Test
    void revealsARowWhateverHidesIt() {
        publish(new Port(22, "ssh", false), new Port(3000, "api", true));
        model.filter().set("nothing like it");
        model.only().set("api");
        assertThat(model.reveal("22")).isPresent();
        assertThat(ids()).contains("22");
        assertThat(model.reveal("4711")).isEmpty();
    }

    @Test
    void takesAnOrderOfAPersonsChoiceAndTheUsualOneWhereThatSaysNothing() {
        publish(new Port(3, "b", true), new Port(2, "a", true), new Port(1, "b", true));
        model.sortBy(Comparator.comparing(row -> row.now().view().owner()));
        assertThat(ids()).containsExactly("2", "1", "3");
        model.sortBy(null);
        assertThat(ids()).containsExactly("1", "2", "3");
    }
}
