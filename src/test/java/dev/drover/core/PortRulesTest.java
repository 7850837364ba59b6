package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which port somebody gets, and how long it stays theirs.
final class PortRulesTest {
    static final Map<String, Integer> OFFSETS = Map.of("main", 0, "dev", 1, "staging", 2);
    private static final PortTypes TYPES = PortTypes.of(List.of(), OFFSETS);
    private static final PortWish WEB = new PortWish("dev", "web");

    private final Herd herd = new Herd();

    static Location at(String root, @Nullable String worktree, @Nullable String branch) {
        return new Location(WorkspaceId.of(root), root, root, branch, worktree);
    }

    private static PortTenant person(Location place) {
        return new PortTenant(null, place, Namespace.GLOBAL, null);
    }

    private int choose(PortTenant tenant, PortWish wish) {
        return PortRules.choose(herd.state, tenant, wish, TYPES, Set.of(), p -> false);
    }

    private PortLease lease(PortTenant tenant, PortWish wish) {
        int port =
                PortRules.held(herd.state, tenant, wish)
                        .map(PortLease::port)
                        .orElseGet(() -> choose(tenant, wish));
        return herd.decide(PortRules.lease(tenant, List.of(new PortRules.Chosen(wish, port))))
                .getFirst();
    }

    private InstanceId agent(long pid) {
        return herd.says(Herd.process(pid), "s" + pid, new Fact.Working()).now();
    }

    private PortTenant of(InstanceId id) {
        return PortTenant.of(herd.get(id), Namespace.GLOBAL);
    }

    @ParameterizedTest
    @CsvSource({"main, 3000", "dev, 3001", "staging, 3002"})
    void branchesWithAPlaceOfTheirOwnGetIt(String branch, int port) {
        assertThat(choose(person(at("/shop", null, branch)), WEB)).isEqualTo(port);
    }

    @Test
    void othersGetTheSamePortAgainAndNoneThatBelongsToABranch() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            PortTenant tenant = person(at("/shop", "/trees/feat-" + i, "feat-" + i));
            int port = choose(tenant, WEB);
            assertThat(port).isBetween(3003, 3099).isEqualTo(choose(tenant, WEB));
            seen.add(port);
        }
        assertThat(seen).as("spread over the range").hasSizeGreaterThan(80);
    }

    @Test
    void theSecondInOnePlaceGetsTheNextFreeOne() {
        PortTenant first = of(agent(1));
        PortTenant second = of(agent(2));
        int port = lease(first, WEB).port();
        assertThat(lease(second, WEB).port()).isEqualTo(port == 3099 ? 3003 : port + 1);
        assertThat(lease(first, WEB).port()).as("asked again").isEqualTo(port);
        assertThat(herd.events).isZero();
    }

    @Test
    void whatIsUsedOrClaimedIsPassedOver() {
        PortTenant tenant = person(at("/shop", null, "main"));
        assertThat(PortRules.choose(herd.state, tenant, WEB, TYPES, Set.of(3000), p -> false))
                .isBetween(3003, 3099);
        assertThat(PortRules.choose(herd.state, tenant, WEB, TYPES, Set.of(), p -> p == 3000))
                .isBetween(3003, 3099);
    }

    @Test
    void placesOfBranchesAreTakenByOthersWhenNothingElseIsLeft() {
        Set<Integer> busy = new HashSet<>();
        for (int port = 3003; port <= 3099; port++) {
            busy.add(port);
        }
        PortTenant tenant = person(at("/shop", "/trees/a", "feat-a"));
        assertThat(PortRules.choose(herd.state, tenant, WEB, TYPES, busy, p -> false))
                .isEqualTo(3000);
    }

    @Test
    void aRangeThatIsUsedUpSaysWhoHasIt() {
        InstanceId id = agent(1);
        PortTypes types = PortTypes.of(List.of(new PortType("tiny", 7000, 7004)), OFFSETS);
        for (int i = 0; i < 3; i++) {
            PortWish wish = new PortWish("tiny", "n" + i);
            int port = PortRules.choose(herd.state, of(id), wish, types, Set.of(7001), p -> false);
            herd.decide(PortRules.lease(of(id), List.of(new PortRules.Chosen(wish, port))));
        }
        assertThatThrownBy(
                        () ->
                                PortRules.choose(
                                        herd.state,
                                        of(id),
                                        new PortWish("tiny", "more"),
                                        types,
                                        Set.of(7000, 7001, 7002, 7003, 7004),
                                        p -> false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("All 5 ports of type tiny (7000-7004) are taken")
                .hasMessageContaining("instance " + id.shortForm() + " has 3, 2 used without a")
                .hasMessageContaining("drover settings set ports.types tiny=7000-7104");
    }

    @Test
    void anUnknownTypeIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> choose(person(Herd.SHOP), new PortWish("game\u202E", "")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("There is no type of ports 'game�'. There are dev, api,")
                .hasMessageContaining("ports.types");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 1023, 0, -1, 65_536})
    void portsOutsideOfTheRangeAreRefused(int port) {
        assertThatThrownBy(
                        () ->
                                herd.decide(
                                        PortRules.lease(
                                                person(Herd.SHOP),
                                                List.of(new PortRules.Chosen(WEB, port)))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1024 to 65535");
        assertThat(herd.state.ports().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "a b", "-a", "a/b", "ü"})
    void namesThatAreNoneAreRefused(String name) {
        assertThatThrownBy(
                        () -> PortRules.check(new PortWish("dev", name), Namespace.GLOBAL, TYPES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("small letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "project:", "project:a b", "Global"})
    void namespacesThatAreNoneAreRefused(String namespace) {
        assertThatThrownBy(() -> PortRules.check(WEB, namespace, TYPES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'global' or 'project:NAME'");
    }

    @Test
    void severalAreLeasedTogetherOrNotAtAll() {
        PortTenant other = of(agent(2));
        lease(other, WEB);
        int taken = herd.state.ports().all().iterator().next().port();
        PortTenant tenant = of(agent(1));
        assertThatThrownBy(
                        () ->
                                herd.decide(
                                        PortRules.lease(
                                                tenant,
                                                List.of(
                                                        new PortRules.Chosen(
                                                                new PortWish("api", ""), 8042),
                                                        new PortRules.Chosen(WEB, taken)))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is leased to instance");
        assertThat(herd.state.ports().has(8042)).isFalse();
    }

    @Test
    void aMovedLeaseKeepsAllButItsNumber() {
        InstanceId id = agent(1);
        PortLease old = lease(of(id), WEB);
        PortLease fresh = herd.decide(PortRules.move(old.port(), 3077, "somebody else uses it"));
        assertThat(fresh.wish()).isEqualTo(WEB);
        assertThat(herd.state.ports().leases(id)).containsExactly(fresh);
        assertThat(PortRules.held(herd.state, of(id), WEB)).isEqualTo(Optional.of(fresh));
    }
}
