package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Json;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.Registration;
import dev.drover.store.RandomEvents;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The document as a running daemon serves it, and the daemon as the document tells of it.
class OpenApiServedTest {
    private static final Duration TIME = Duration.ofSeconds(20);

    @TempDir Path home;
    private LiveDaemon live;

    @BeforeEach
    void start() throws IOException {
        live = LiveDaemon.withTcp(home);
    }

    @AfterEach
    void close() {
        live.close();
    }

    private Client.Response get(String token) {
        InetSocketAddress door =
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), live.port());
        try (Client tcp = Client.over(new Address.Tcp(door, token), TIME, TIME)) {
            return tcp.call("GET", "/v1/openapi.json", Map.of(), new byte[0]);
        }
    }

    private JsonNode document() {
        return Json.mapper()
                .readTree(
                        live.client.call("GET", "/v1/openapi.json", Map.of(), new byte[0]).body());
    }

    @Test
    void itTellsOfEveryAddressThatIsServedAndOfNoOther() {
        TreeSet<String> told = new TreeSet<>();
        JsonNode paths = document().get("paths");
        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                told.add(method.toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        TreeSet<String> served = new TreeSet<>();
        for (Endpoint endpoint : live.daemon.routes((i, o, e) -> 0).keySet()) {
            served.add(endpoint.toString());
        }
        // Handed in where the application is put together.
        served.add(Endpoints.MCP.toString());
        served.add(Endpoints.MCP_END.toString());
        assertThat(told)
                .as("a new endpoint is one line in ipc/openapi/Operations or WorkOperations")
                .isEqualTo(served);
    }

    @Test
    void overTcpItNeedsTheTokenAsAllElse() {
        assertThat(get(live.token.hex()).status()).isEqualTo(200);
        Client.Response refused = get("0".repeat(64));
        assertThat(refused.status()).isEqualTo(401);
        assertFits("Problem", Json.mapper().readTree(refused.body()));
    }

    @Test
    void whatIsAnsweredAndWhatIsRefusedHasTheShapesItTellsOf() {
        assertFits("Health", answer("/health"));
        assertFits("Overview", answer("/v1/status"));
        assertFits("PortsView", answer("/v1/ports/table"));
        assertFits("Problem", answer("/v1/instances/nobody"));
        assertFits("Problem", answer("/v1/nothing-is-here"));
        answer("/v1/settings").forEach(setting -> assertFits("SettingView", setting));
    }

    private JsonNode answer(String path) {
        return Json.mapper().readTree(live.client.call("GET", path, Map.of(), new byte[0]).body());
    }

    @Test
    void everyKindOfEventHasTheFieldsItTellsOf() {
        RandomEvents random = new RandomEvents(8);
        JsonNode document = document();
        Map<String, Schema> schemas = new HashMap<>();
        State state = State.EMPTY;
        long seq = 0;
        for (int round = 0; round < 20; round++) {
            for (var maker : random.makers.entrySet()) {
                Event event = maker.getValue().get();
                State after = state.apply(event);
                seq++;
                var told =
                        live.daemon.stream()
                                .told(new Change(state, after, List.of(event), seq))
                                .getFirst();
                assertThat(told.name()).isEqualTo(maker.getKey().getSimpleName());
                Schema schema =
                        schemas.computeIfAbsent(
                                told.name(), name -> schema(document, "Event." + name));
                assertThat(schema.validate(Json.mapper().readTree(told.data())))
                        .as("%s", told)
                        .isEmpty();
                state = after;
            }
        }
    }

    @Test
    void aMessageInTheStreamFitsItsDescription() {
        live.client
                .register(new Registration("my-bot", "s", "one", home.toString(), null))
                .instance();
        // This process is the program now, so that it writes as that.
        live.client
                .messages()
                .send(new MessageAsk("user", null, null, "hello", null, null, null, null));
        JsonNode[] seen = new JsonNode[1];
        live.client.follow(
                "0",
                event -> {
                    if (event.name().equals("MessageSent")) {
                        seen[0] = Json.mapper().readTree(event.data());
                    }
                    return seen[0] == null;
                });
        assertFits("Event.MessageSent", seen[0]);
        assertThat(seen[0].at("/message/text").asString()).isEqualTo("hello");
    }

    private void assertFits(String name, JsonNode value) {
        assertThat(schema(document(), name).validate(value)).as("%s as %s", value, name).isEmpty();
    }

    /// Nothing that it does not tell of fits, either.
    private static Schema schema(JsonNode document, String name) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.put("unevaluatedProperties", false);
        root.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }
}
