package dev.drover.core;

import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Sighting;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A herd for tests of rules: a clock in the hand, a state, and short ways to say what agents say.
final class Herd {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final Location SHOP = Location.ofPlainDirectory("/home/dev/shop");

    Instant now = START;
    State state = State.EMPTY;
    int events;
    private int nonce;

    <R> R decide(Rule<R> rule) {
        Decision<R> decision = rule.decide(state, now);
        events = decision.events().size();
        state = state.apply(decision.events());
        return decision.reply();
    }

    Herd after(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Said says(@Nullable ProcessFacts process, @Nullable String session, Fact... facts) {
        return new Said(process, session, facts);
    }

    Instance only() {
        return state.instances().all().stream()
                .reduce(
                        (a, b) -> {
                            throw new AssertionError(
                                    "more than one instance: " + state.instances());
                        })
                .orElseThrow();
    }

    Instance get(InstanceId id) {
        return state.instances().get(id).orElseThrow();
    }

    int nonce() {
        return nonce++;
    }

    static ProcessFacts process(long pid) {
        return new ProcessFacts(
                new ProcessKey("boot", pid, pid * 10),
                1,
                1000,
                "/opt/claude/versions/2.1.197",
                false,
                List.of("claude"),
                "/home/dev/shop",
                'S',
                START.minusSeconds(60),
                100L << 20,
                "/dev/pts/3");
    }

    static Sighting registry(
            long pid, @Nullable String session, @Nullable InstanceState state, Instant stateAt) {
        return new Sighting(
                "claude-code",
                process(pid).key(),
                Source.REGISTRY,
                START.minusSeconds(60),
                "/home/dev/shop",
                session,
                "shop-f3",
                "2.1.197",
                state,
                state == InstanceState.WAITING ? "permission prompt" : null,
                stateAt,
                null,
                null);
    }

    SightingRules.Seen seen(Sighting sighting, @Nullable Instant lastHook) {
        return new SightingRules.Seen(sighting, SHOP, nonce(), lastHook);
    }

    /// One message, sent now, by the main agent unless said otherwise.
    final class Said {
        private final @Nullable ProcessFacts process;
        private final @Nullable String session;
        private final Fact[] facts;
        private @Nullable String agentId;
        private @Nullable String toolUse;
        private @Nullable String tool;
        private Location location = SHOP;

        Said(@Nullable ProcessFacts process, @Nullable String session, Fact... facts) {
            this.process = process;
            this.session = session;
            this.facts = facts;
        }

        Said in(String subagent) {
            agentId = subagent;
            return this;
        }

        Said using(String toolName, @Nullable String toolUseId) {
            tool = toolName;
            toolUse = toolUseId;
            return this;
        }

        Said at(Location where) {
            location = where;
            return this;
        }

        InstanceId now() {
            return tell().orElseThrow();
        }

        java.util.Optional<InstanceId> tell() {
            Report report =
                    new Report(
                            "claude-code",
                            "Event",
                            Herd.this.now,
                            session,
                            agentId,
                            toolUse,
                            tool,
                            location.cwd(),
                            null,
                            AgentDetail.UNKNOWN,
                            Terminal.UNKNOWN,
                            null,
                            List.of(facts));
            return decide(ReportRules.report(report, process, location, nonce()));
        }
    }
}
