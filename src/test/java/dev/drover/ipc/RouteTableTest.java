package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class RouteTableTest {
    private static final Handler NOTHING = request -> Reply.empty();

    @Test
    void findsEveryEndpointByItsOwnPath() throws IllegalAccessException {
        Map<Endpoint, Handler> all = new HashMap<>();
        for (Field field : Endpoints.class.getFields()) {
            if (field.get(null) instanceof Endpoint endpoint) {
                all.put(endpoint, NOTHING);
            }
        }
        RouteTable routes = new RouteTable(all);

        assertThat(all).hasSizeGreaterThan(80);
        for (Endpoint endpoint : all.keySet()) {
            String path = endpoint.path().replaceAll("\\{\\w+}", "any-1");
            assertThat(routes.find(endpoint.method(), path).map(RouteTable.Match::endpoint))
                    .contains(endpoint);
            assertThat(routes.methods(path)).contains(endpoint.method());
        }
    }

    @Test
    void aLiteralSegmentWinsOverAParameter() {
        Endpoint any = Endpoint.post("/v1/things/{id}");
        Endpoint one = Endpoint.post("/v1/things/clean");
        RouteTable routes = new RouteTable(Map.of(any, NOTHING, one, NOTHING));

        assertThat(find(routes, "/v1/things/clean").endpoint()).isEqualTo(one);
        assertThat(find(routes, "/v1/things/a%20b").endpoint()).isEqualTo(any);
        assertThat(find(routes, "/v1/things/a%20b").params()).isEqualTo(Map.of("id", "a b"));
        for (String path : List.of("", "/", "/v1", "/v1/things", "/v1/things/", "/v2/things/a/b")) {
            assertThat(routes.find("POST", path)).as(path).isEmpty();
        }
    }

    @Test
    void refusesAnEndpointThatBelongsToNoArea() {
        Map<Endpoint, Handler> endpoints = Map.of(Endpoint.get("/v1/{thing}"), NOTHING);

        assertThatThrownBy(() -> new RouteTable(endpoints))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/v1/{thing}");
    }

    private static RouteTable.Match find(RouteTable routes, String path) {
        return Objects.requireNonNull(routes.find("POST", path).orElse(null), path);
    }
}
