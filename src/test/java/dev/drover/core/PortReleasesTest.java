package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Event;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long a port stays its holder's, and who may give it back.
final class PortReleasesTest {
    private static final PortTypes TYPES = PortTypes.of(List.of(), PortRulesTest.OFFSETS);
    private static final PortWish WEB = new PortWish("dev", "web");

    private final Herd herd = new Herd();

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

    @Test
    void theEndOfAnInstanceGivesItsPortsBackAsEventsOfTheirOwn() {
        InstanceId id = agent(1);
        InstanceId other = agent(2);
        int port = lease(of(id), WEB).port();
        int kept = lease(of(other), WEB).port();
        Decision<?> end =
                LifeRules.gone(List.of(Herd.process(1).key()), "process gone")
                        .decide(herd.state, herd.now);
        assertThat(end.events())
                .contains(new Event.PortReleased(port, id, "its instance ended"))
                .noneMatch(e -> e instanceof Event.PortReleased r && r.port() == kept);
        herd.decide(LifeRules.gone(List.of(Herd.process(1).key()), "process gone"));
        assertThat(herd.state.ports().has(port)).isFalse();
        assertThat(herd.state.ports().has(kept)).isTrue();
        assertThat(herd.state.ports().of(id)).isEmpty();
    }

    @Test
    void theAgentsOwnWordThatItEndsGivesThemBackToo() {
        InstanceId id = agent(1);
        lease(of(id), WEB);
        herd.says(Herd.process(1), "s1", new Fact.SessionClosed("other", true)).tell();
        assertThat(herd.state.ports().isEmpty()).isTrue();
    }

    @Test
    void anInstanceThatHasEndedGetsNone() {
        InstanceId id = agent(1);
        PortTenant tenant = of(id);
        herd.decide(LifeRules.gone(List.of(Herd.process(1).key()), "process gone"));
        assertThatThrownBy(() -> lease(tenant, WEB))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void timeTakesNothingFromWhoLives() {
        InstanceId id = agent(1);
        lease(of(id), WEB);
        lease(person(Herd.SHOP), new PortWish("api", ""));
        herd.after(Duration.ofDays(300).toSeconds());
        assertThat(herd.decide(PortReleases.expire(Set.of(), Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void anInstanceThatCannotBeSeenForLongLosesItsPortsUnlessSomethingListens() {
        InstanceId id = herd.says(null, "s1", new Fact.Working()).now();
        int port = lease(of(id), WEB).port();
        herd.after(3_700);
        herd.decide(
                LifeRules.sweep(
                        Set.of(id), Map.of(), Set.of(), Duration.ofHours(1), Duration.ZERO));
        assertThat(herd.decide(PortReleases.expire(Set.of(), Duration.ofHours(1)))).isEmpty();
        herd.after(3_601);
        assertThat(herd.decide(PortReleases.expire(Set.of(port), Duration.ofHours(1)))).isEmpty();
        assertThat(herd.decide(PortReleases.expire(Set.of(), Duration.ofHours(1))))
                .containsExactly(port);
    }

    @Test
    void aPersonsLeaseEndsAtItsTimeUnlessSomethingListensAndAskingAgainProlongsIt() {
        Instant end = herd.now.plusSeconds(60);
        PortTenant tenant = new PortTenant(null, Herd.SHOP, Namespace.GLOBAL, end);
        int port = lease(tenant, WEB).port();
        herd.after(61);
        assertThat(herd.decide(PortReleases.expire(Set.of(port), Duration.ofHours(1)))).isEmpty();
        PortTenant longer =
                new PortTenant(null, Herd.SHOP, Namespace.GLOBAL, herd.now.plusSeconds(60));
        assertThat(lease(longer, WEB).port()).isEqualTo(port);
        assertThat(herd.events).isEqualTo(1);
        assertThat(herd.decide(PortReleases.expire(Set.of(), Duration.ofHours(1)))).isEmpty();
        herd.after(61);
        assertThat(herd.decide(PortReleases.expire(Set.of(), Duration.ofHours(1))))
                .containsExactly(port);
    }

    @Test
    void aPersonHasAPortForEachWorktree() {
        int one = lease(person(PortRulesTest.at("/shop", "/trees/a", "a")), WEB).port();
        int other = lease(person(PortRulesTest.at("/shop", "/trees/b", "b")), WEB).port();
        assertThat(one).isNotEqualTo(other);
        assertThat(lease(person(PortRulesTest.at("/shop", "/trees/a", "renamed")), WEB).port())
                .isEqualTo(one);
    }

    @Test
    void anAgentReleasesItsOwnAndAPersonAny() {
        InstanceId id = agent(1);
        InstanceId other = agent(2);
        int port = lease(of(id), WEB).port();
        int manual = lease(person(Herd.SHOP), new PortWish("api", "")).port();
        PortCaller stranger = new PortCaller(other, false);
        for (int foreign : List.of(port, manual)) {
            assertThatThrownBy(() -> herd.decide(PortReleases.release(foreign, stranger)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("not to the caller");
        }
        assertThat(PortReleases.releasable(herd.state, stranger, null)).isEmpty();
        assertThat(herd.decide(PortReleases.release(port, new PortCaller(id, false))).port())
                .isEqualTo(port);
        assertThatThrownBy(() -> herd.decide(PortReleases.release(port, new PortCaller(id, false))))
                .hasMessageContaining("Nobody has leased port " + port);
        assertThat(herd.decide(PortReleases.releaseAll(PortCaller.PERSON, null)))
                .extracting(PortLease::port)
                .containsExactly(manual);
    }

    @Test
    void aScriptThatIsNobodyForCertainReleasesWhatPeopleLeasedOnly() {
        int port = lease(of(agent(1)), WEB).port();
        int manual = lease(person(Herd.SHOP), new PortWish("api", "")).port();
        PortCaller script = new PortCaller(null, false);
        assertThat(herd.decide(PortReleases.releaseAll(script, null)))
                .extracting(PortLease::port)
                .containsExactly(manual);
        assertThat(herd.state.ports().has(port)).isTrue();
    }

    @Test
    void whatMayBeTidiedUpIsWhatNobodyIsThereFor() {
        InstanceId stale = herd.says(null, "s9", new Fact.Working()).now();
        int silent = lease(of(stale), WEB).port();
        int gone = lease(person(PortRulesTest.at("/gone", null, null)), WEB).port();
        int used =
                lease(person(PortRulesTest.at("/gone", null, null)), new PortWish("api", ""))
                        .port();
        lease(person(PortRulesTest.at("/there", null, null)), WEB);
        lease(of(agent(1)), WEB);
        herd.after(3_700);
        herd.decide(
                LifeRules.sweep(
                        Set.of(stale), Map.of(), Set.of(), Duration.ofHours(1), Duration.ZERO));
        assertThat(
                        PortReleases.leftovers(
                                herd.state,
                                PortCaller.PERSON,
                                null,
                                Set.of(used),
                                Set.of("/gone"),
                                herd.now))
                .extracting(left -> left.lease().port())
                .containsExactlyInAnyOrder(silent, gone);
        assertThat(
                        PortReleases.leftovers(
                                herd.state,
                                PortCaller.PERSON,
                                "project:elsewhere",
                                Set.of(used),
                                Set.of("/gone"),
                                herd.now))
                .as("of another namespace")
                .isEmpty();
    }
}
