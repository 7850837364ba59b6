package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertKind;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortListener;
import dev.drover.model.PortUse;
import dev.drover.model.PortWish;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Whose a listener is: row by row.
final class PortClashesTest {
    private static final long WE = 1000;
    private final Herd herd = new Herd();
    private final InstanceId holder = herd.says(Herd.process(1), "s1", new Fact.Working()).now();
    private final InstanceId other = herd.says(Herd.process(2), "s2", new Fact.Working()).now();

    private static PortUse use(
            long uid,
            @Nullable Long pid,
            @Nullable String container,
            @Nullable InstanceId owner,
            @Nullable String cwd) {
        return new PortUse(
                new PortListener(3042, List.of("::"), uid, pid, container),
                owner,
                "node server.js",
                cwd,
                Herd.START);
    }

    private static final String HERE = "/home/dev/shop/web";
    private static final String ELSEWHERE = "/home/dev/shopping";

    private PortLease lease(@Nullable InstanceId id) {
        PortTenant tenant =
                id == null
                        ? new PortTenant(null, Herd.SHOP, Namespace.GLOBAL, null)
                        : PortTenant.of(herd.get(id), Namespace.GLOBAL);
        return tenant.lease(3042, new PortWish("dev", ""), herd.now);
    }

    private boolean foreign(@Nullable InstanceId of, PortUse use) {
        return PortClashes.isForeign(lease(of), use, WE);
    }

    @Test
    void tellsTheHoldersProgramsFromThoseOfOthers() {
        assertThat(foreign(holder, use(WE, 9L, null, holder, ELSEWHERE))).isFalse();
        assertThat(foreign(holder, use(WE, 9L, null, other, HERE))).isTrue();
        assertThat(foreign(holder, use(WE, 9L, null, null, HERE)))
                .as("started by a person in the holder's directory")
                .isFalse();
        assertThat(foreign(holder, use(WE, 9L, null, null, ELSEWHERE))).isTrue();
        assertThat(foreign(holder, use(WE, 9L, null, null, null))).isTrue();
        assertThat(foreign(holder, use(0, null, null, null, null))).as("another user's").isTrue();
        assertThat(foreign(holder, use(WE, null, null, null, null)))
                .as("gone since it was seen")
                .isFalse();
        assertThat(foreign(holder, use(0, null, "db", null, null))).as("a container").isFalse();
        assertThat(foreign(null, use(WE, 9L, null, null, ELSEWHERE)))
                .as("a person's program on a person's port")
                .isFalse();
        assertThat(foreign(null, use(WE, 9L, null, other, HERE)))
                .as("an agent where the person leased it for")
                .isFalse();
        assertThat(foreign(null, use(WE, 9L, null, other, ELSEWHERE))).isTrue();
    }

    @Test
    void aClashNamesThePortItsHolderAndWhoListens() {
        herd.decide(
                PortRules.lease(
                        PortTenant.of(herd.get(holder), Namespace.GLOBAL),
                        List.of(new PortRules.Chosen(new PortWish("dev", "web"), 3042))));
        PortUse stranger = use(WE, 4711L, null, other, HERE);
        ProcessFinding finding = PortClashes.of(herd.state, List.of(stranger), WE).getFirst();
        assertThat(finding.kind()).isEqualTo(AlertKind.PORT_CLASH);
        assertThat(finding.fingerprint()).isEqualTo("port-clash/3042");
        assertThat(finding.place()).hasToString("ports/3042");
        assertThat(finding.summary())
                .contains("instance " + holder.shortForm(), "drover ports who 3042");
        assertThat(finding.evidence())
                .contains(
                        "It is leased for /home/dev/shop (dev web).",
                        "There listens process 4711 (node server.js) of instance "
                                + other.shortForm()
                                + ".");
        assertThat(PortClashes.of(herd.state, List.of(use(WE, 9L, null, holder, HERE)), WE))
                .isEmpty();
    }
}
