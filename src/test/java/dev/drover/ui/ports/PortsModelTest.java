package dev.drover.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortView.Use;
import dev.drover.ui.Herd;
import dev.drover.ui.table.Row;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the table of ports shows, without any toolkit.
class PortsModelTest {
    private final PortsModel model = new PortsModel();
    private final Map<String, InstanceView> instances = new HashMap<>();

    @BeforeEach
    void publish() {
        Herd.rich().forEach(one -> instances.put(one.id(), one));
        model.publish(PortEntry.all(HerdPorts.rich(), instances, Herd.NOW), Herd.NOW);
    }

    private List<Integer> ports() {
        return model.rows().stream().map(row -> row.now().view().view().port()).toList();
    }

    private PortEntry entry(int port) {
        return model.rows().stream()
                .map(row -> row.now().view())
                .filter(one -> one.view().port() == port)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClashStandsFirstAndTheRestByNumber() {
        List<Integer> ports = ports();
        assertThat(ports.getFirst()).isEqualTo(HerdPorts.CLASH);
        assertThat(ports.subList(1, ports.size())).isSorted().doesNotContain(HerdPorts.CLASH);
    }

    @Test
    void eachUseIsCountedAndCanBeShownAlone() {
        PortsModel.Counts counts = model.counts().get();
        assertThat(counts.all()).isEqualTo(18);
        assertThat(counts.leased()).isEqualTo(12);
        assertThat(counts.of(Use.UNLEASED)).isEqualTo(6);
        model.only().set(Use.CLASH);
        assertThat(ports()).containsExactly(HerdPorts.CLASH);
    }

    @Test
    void aFilterFindsHolderProgramTypeAndDirectory() {
        Map<String, Integer> wanted =
                Map.of("search", 5_173, "http.server", 3_001, "grafana", 3_104, "redis", 6_379);
        wanted.forEach(
                (words, port) -> {
                    model.filter().set(words);
                    assertThat(ports()).as(words).contains(port).hasSizeLessThan(4);
                });
        model.filter().set("src/handbook");
        assertThat(ports()).containsExactly(3_040);
    }

    @Test
    void aSentenceTellsWhoHoldsAPortSinceWhenAndWhoListens() {
        assertThat(entry(HerdPorts.HELD).sentence())
                .startsWith("3000 is held by checkout-flow since ")
                .endsWith(" for storefront, and listens there.");
        assertThat(entry(HerdPorts.CLASH).sentence())
                .startsWith("3001 is held by flaky tests since ")
                .endsWith(
                        " for payments-api, but python3 -m http.server 3001 (7002) of search"
                                + " ranking listens there.");
        assertThat(entry(HerdPorts.MINE).sentence())
                .startsWith("8003 is held by you since ")
                .endsWith(" for storefront. Nothing listens there now.");
        assertThat(entry(HerdPorts.LOOSE).sentence())
                .startsWith("5173 is used by node node_modules/.bin/vite --host (7301) of search")
                .endsWith(". Nobody has leased it.");
    }

    @Test
    void whatCannotBeSeenIsSaidInWords() {
        assertThat(entry(22).holder()).isEqualTo("a program of another user");
        assertThat(entry(22).others()).isEmpty();
        assertThat(entry(5_431).program()).isEqualTo("container payments-db");
        assertThat(entry(HerdPorts.HOSTILE).sentence()).doesNotContain("\u202E", "\u001b", "\n");
    }

    @Test
    void onlyTheVeryProcessThatListensCanBeEnded() {
        PortInputs.Running ends = entry(HerdPorts.LOOSE).ends();
        assertThat(Objects.requireNonNull(ends).key()).isEqualTo(HerdPorts.LOOSE_KEY);
        assertThat(entry(HerdPorts.HELD).ends()).as("must be kept").isNull();
        assertThat(entry(22).ends()).as("cannot be seen").isNull();
        PortInputs.Look look = HerdPorts.rich();
        PortInputs.Look later =
                new PortInputs.Look(
                        look.ports(),
                        Map.of(
                                7_301L,
                                new PortInputs.Running(
                                        "7301@99999", HerdPorts.STARTED.plusSeconds(5), true)));
        model.publish(PortEntry.all(later, instances, Herd.NOW), Herd.NOW);
        assertThat(entry(HerdPorts.LOOSE).ends()).as("another one of that pid").isNull();
    }

    @Test
    void aRowStaysTheSameWhileOnlyTheTimeGoesOn() {
        Row<PortLine> row = model.rows().getFirst();
        String age = row.now().age();
        model.publish(
                PortEntry.all(HerdPorts.rich(), instances, Herd.NOW), Herd.NOW.plusSeconds(7_200));
        assertThat(model.rows().getFirst()).isSameAs(row);
        assertThat(row.now().age()).isNotEqualTo(age);
    }
}
