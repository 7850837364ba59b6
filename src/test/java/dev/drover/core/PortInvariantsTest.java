package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Fact;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;
import dev.drover.model.State;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whoever asks for whatever, and whoever ends in between: a port has one holder, and the choice is
/// the same each time.
final class PortInvariantsTest {
    private static final PortTypes TYPES =
            PortTypes.of(
                    List.of(new PortType("one", 7000, 7000), new PortType("few", 7010, 7019)),
                    PortRulesTest.OFFSETS);

    /// One step: an instance (0 for a person) asks for one of a type, or something ends.
    record Step(int process, String type, String name, String branch, int deed) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of("one", "few", "dev"),
                        Arbitraries.of("", "web", "api"),
                        Arbitraries.of("main", "dev", "feat-a", "feat-b"),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 1_000)
    void aPortHasOneHolderAndLosesItWithHim(@ForAll("steps") List<Step> steps) {
        Herd herd = new Herd();
        for (Step step : steps) {
            herd.after(60);
            play(herd, step);
            whole(herd.state);
        }
    }

    private static void play(Herd herd, Step step) {
        if (step.deed() == 0 && step.process() > 0) {
            herd.decide(LifeRules.gone(List.of(Herd.process(step.process()).key()), "gone"));
            return;
        }
        if (step.deed() == 1) {
            herd.decide(PortReleases.expire(Set.of(), Duration.ofMinutes(5)));
            return;
        }
        Location place = PortRulesTest.at("/shop", "/trees/" + step.branch(), step.branch());
        PortTenant tenant =
                step.process() == 0
                        ? new PortTenant(
                                null, place, Namespace.GLOBAL, herd.now.plusSeconds(step.deed()))
                        : PortTenant.of(agent(herd, step.process(), place), Namespace.GLOBAL);
        PortWish wish = new PortWish(step.type(), step.name());
        try {
            int port = PortRules.choose(herd.state, tenant, wish, TYPES, Set.of(7012), p -> false);
            PortLease lease =
                    herd.decide(PortRules.lease(tenant, List.of(new PortRules.Chosen(wish, port))))
                            .getFirst();
            assertThat(lease.port()).isNotEqualTo(7012);
            assertThat(TYPES.named(step.type()).orElseThrow().contains(lease.port())).isTrue();
            assertThat(PortRules.held(herd.state, tenant, wish)).contains(lease);
        } catch (Refused e) {
            assertThat(e.refusal()).isInstanceOf(Refusal.RangeExhausted.class);
        }
    }

    private static Instance agent(Herd herd, int process, Location place) {
        InstanceId id =
                herd.says(Herd.process(process), "s" + process, new Fact.Working()).at(place).now();
        return herd.get(id);
    }

    private static void whole(State state) {
        Set<String> slots = new HashSet<>();
        for (PortLease lease : state.ports().all()) {
            if (lease.holder() == null) {
                continue;
            }
            Instance holder = state.instances().get(lease.holder()).orElseThrow();
            assertThat(holder.isLive()).as("who has a port lives").isTrue();
            assertThat(state.ports().of(holder.id())).contains(lease.port());
            assertThat(slots.add(holder.id() + "/" + lease.wish()))
                    .as("one port for each wish")
                    .isTrue();
        }
        for (Instance instance : state.instances().all()) {
            for (int port : state.ports().of(instance.id())) {
                assertThat(state.ports().get(port).map(PortLease::holder)).contains(instance.id());
            }
        }
    }

    @Property(tries = 500)
    void theChoiceIsStableAndEveryPortOfARangeCanBeHad(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll("places") Location place,
            @ForAll("names") String name) {
        PortTypes types =
                PortTypes.of(
                        List.of(new PortType("some", 7000, 7000 + size - 1)),
                        PortRulesTest.OFFSETS);
        PortTenant tenant = new PortTenant(null, place, Namespace.GLOBAL, null);
        PortWish wish = new PortWish("some", name);
        List<Integer> order = new ArrayList<>();
        Set<Integer> busy = new HashSet<>();
        for (int i = 0; i < size; i++) {
            int port = PortRules.choose(State.EMPTY, tenant, wish, types, busy, p -> false);
            assertThat(PortRules.choose(State.EMPTY, tenant, wish, types, busy, p -> false))
                    .isEqualTo(port);
            order.add(port);
            busy.add(port);
        }
        assertThat(busy).as("each port once").hasSize(size);
        Integer offset = place.branch() == null ? null : PortRulesTest.OFFSETS.get(place.branch());
        if (offset != null && offset < size) {
            assertThat(order.getFirst()).isEqualTo(7000 + offset);
        } else if (size > 3) {
            assertThat(order.subList(0, size - 3)).allMatch(port -> port >= 7003);
        }
    }

    @Provide
    Arbitrary<Location> places() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                        Arbitraries.of("main", "dev", "staging", "feat-ü", "b1c2d3e")
                                .injectNull(0.1),
                        Arbitraries.strings().ofMaxLength(6).injectNull(0.3))
                .as((root, branch, tree) -> PortRulesTest.at("/" + root, tree, branch));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(10);
    }

    @Property(tries = 50)
    void placesSpreadOverARange(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            PortTenant tenant =
                    new PortTenant(
                            null,
                            PortRulesTest.at("/shop" + seed, "/trees/" + i, "f" + i),
                            Namespace.GLOBAL,
                            null);
            int port =
                    PortRules.choose(
                            State.EMPTY,
                            tenant,
                            new PortWish("dev", ""),
                            TYPES,
                            Set.of(),
                            p -> false);
            uses.merge(port, 1, Integer::sum);
        }
        assertThat(uses.values()).as("of 97 places with 500 in them").allMatch(n -> n < 20);
    }
}
