package dev.drover.mcp;

import dev.drover.model.view.PortView;

import io.modelcontextprotocol.spec.McpSchema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What a client can put before its model without a call: the state of things, as JSON.
enum Resources {
    STATUS("status", "How many agents run, in which state, and who waits for a person.") {
        @Override
        Object facts(Caller caller) {
            return status(caller);
        }
    },
    INSTANCES("instances", "All coding agents that run on this machine.") {
        @Override
        Object facts(Caller caller) {
            return Agents.all(caller);
        }
    },
    PORTS("ports", "Which port is leased to whom.") {
        @Override
        Object facts(Caller caller) {
            return new Ports(
                    caller.looking().ports(false).ports().stream()
                            .filter(PortView::leased)
                            .map(p -> PortTools.port(p, caller))
                            .toList());
        }
    },
    ME("me", "Which instance you are, and how many messages wait for you.") {
        @Override
        Object facts(Caller caller) {
            return Agents.self(caller).facts();
        }
    };

    private static final String JSON = "application/json";

    private final String word;
    private final String description;

    Resources(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /// @throws dev.drover.core.Refused if the caller names an instance that is not its own
    abstract Object facts(Caller caller);

    record Ports(List<PortTools.Port> leases) {}

    /// @param states how many agents are in each
    record Status(int agents, Map<String, Integer> states, List<Waiting> waiting, int alerts) {}

    record Waiting(String id, @Nullable String name, Instant since) {}

    String address() {
        return "drover://" + word;
    }

    McpSchema.Resource declared() {
        return McpSchema.Resource.builder(address(), word)
                .description(description)
                .mimeType(JSON)
                .build();
    }

    McpSchema.ReadResourceResult read(Caller caller, Function<Object, String> json) {
        return McpSchema.ReadResourceResult.builder(
                        List.of(
                                McpSchema.TextResourceContents.builder(
                                                address(), json.apply(facts(caller)))
                                        .mimeType(JSON)
                                        .build()))
                .build();
    }

    private static Status status(Caller caller) {
        var overview = caller.looking().overview();
        Map<String, Integer> states = new TreeMap<>();
        overview.states().forEach((state, count) -> states.put(state.toString(), count));
        return new Status(
                overview.live(),
                states,
                overview.waiting().stream()
                        .map(i -> new Waiting(i.shortId(), Quoted.plainOrNull(i.name()), i.since()))
                        .toList(),
                overview.alerts().size());
    }
}
