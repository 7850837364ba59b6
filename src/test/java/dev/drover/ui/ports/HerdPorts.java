package dev.drover.ui.ports;

import dev.drover.model.PortTypes;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortView.Listener;
import dev.drover.model.view.PortView.Use;
import dev.drover.model.view.PortsView;
import dev.drover.ui.Herd;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Made-up ports of the made-up herd.
final class HerdPorts {
    static final int HELD = 3_000;
    static final int CLASH = 3_001;
    static final int MINE = 8_003;
    static final int LOOSE = 5_173;
    static final int HOSTILE = 9_050;
    static final String LOOSE_KEY = "7301@73010";
    static final Instant STARTED = Herd.NOW.minus(Duration.ofMinutes(42));

    private HerdPorts() {}

    static PortInputs.Look none() {
        return new PortInputs.Look(
                new PortsView(List.of(), ranges(List.of()), List.of()), Map.of());
    }

    static PortInputs.Look rich() {
        List<PortView> all = new ArrayList<>();
        all.add(
                held(
                        HELD,
                        "dev",
                        "web",
                        1,
                        "storefront",
                        "feat/checkout",
                        List.of(own("vite", 7_001))));
        all.add(
                held(
                        CLASH,
                        "dev",
                        "web",
                        2,
                        "payments-api",
                        "fix/flaky-retries",
                        List.of(foreign("python3 -m http.server 3001", 7_002, 9))));
        all.add(held(3_002, "dev", "admin", 1, "storefront", "feat/checkout", List.of()));
        all.add(
                held(
                        3_040,
                        "dev",
                        null,
                        4,
                        "handbook",
                        "docs/sweep",
                        List.of(own("hugo serve", 7_005))));
        all.add(held(3_071, "dev", "preview", 5, "storefront", "perf/images", List.of()));
        all.add(held(3_104, "monitoring", "grafana", 7, "ledger", "db/v12", List.of()));
        all.add(
                held(
                        5_431,
                        "database",
                        null,
                        2,
                        "payments-api",
                        "fix/flaky-retries",
                        List.of(docker())));
        all.add(held(5_436, "database", "replica", 7, "ledger", "db/v12", List.of()));
        all.add(held(6_011, "storybook", null, 1, "storefront", "feat/checkout", List.of()));
        all.add(
                held(
                        8_001,
                        "api",
                        "orders",
                        1,
                        "storefront",
                        "feat/checkout",
                        List.of(own("node api/server.js", 7_008))));
        all.add(held(MINE, "api", "mock", 0, "storefront", "main", List.of()));
        all.add(held(9_204, "test", "e2e", 9, "payments-api", "feat/ranking", List.of()));
        all.add(loose(22, null, "0.0.0.0", null, null, 0));
        all.add(loose(LOOSE, null, "127.0.0.1", 7_301L, "node node_modules/.bin/vite --host", 9));
        all.add(loose(5_432, "database", "127.0.0.1", null, null, 0));
        all.add(
                loose(
                        6_379,
                        "infrastructure",
                        "127.0.0.1",
                        812L,
                        "redis-server 127.0.0.1:6379",
                        0));
        all.add(loose(8_080, "api", "127.0.0.1", 7_310L, "java -jar build/libs/ledger.jar", 0));
        all.add(
                loose(
                        HOSTILE,
                        "messaging",
                        "::1",
                        7_400L,
                        "\u202Eevil\u001b[31m \n program-" + "very-".repeat(40) + "long",
                        0));
        all.sort(java.util.Comparator.comparingInt(PortView::port));
        return new PortInputs.Look(
                new PortsView(
                        all,
                        ranges(all),
                        List.of(
                                "/home/ada/src/warehouse/.drover.json: 'typ' is not known in"
                                        + " ports.PORT; allowed are type and name.")),
                Map.of(
                        7_301L,
                        new PortInputs.Running(LOOSE_KEY, STARTED, true),
                        7_002L,
                        new PortInputs.Running("7002@70020", STARTED, true),
                        7_001L,
                        new PortInputs.Running("7001@70010", STARTED, false)));
    }

    private static List<PortsView.Range> ranges(List<PortView> all) {
        return PortTypes.STANDARD.stream()
                .map(
                        type -> {
                            List<PortView> its =
                                    all.stream().filter(v -> type.contains(v.port())).toList();
                            int leased = (int) its.stream().filter(PortView::leased).count();
                            return new PortsView.Range(
                                    type.name(),
                                    type.first(),
                                    type.last(),
                                    leased,
                                    its.size() - leased);
                        })
                .toList();
    }

    /// @param animal the holder, 0 for a person
    private static PortView held(
            int port,
            String type,
            @Nullable String name,
            int animal,
            String project,
            String branch,
            List<Listener> listeners) {
        boolean clash = listeners.stream().anyMatch(Listener::foreign);
        Use use = listeners.isEmpty() ? Use.LEASED : clash ? Use.CLASH : Use.IN_USE;
        String root = "/home/ada/src/" + project;
        return new PortView(
                port,
                use,
                type,
                name,
                animal == 0 ? PortView.MANUAL : Herd.animal(animal).id(),
                animal == 0 ? "a person" : "instance " + animal,
                "w" + project,
                root,
                animal == 9 ? root + "-worktrees/ranking" : null,
                branch,
                "global",
                Herd.NOW.minus(Duration.ofMinutes(7L + port % 90)),
                animal == 0 ? Herd.NOW.plus(Duration.ofHours(3)) : null,
                listeners);
    }

    private static Listener own(String program, long pid) {
        return new Listener(List.of("127.0.0.1", "::1"), pid, program, null, null, false, STARTED);
    }

    private static Listener foreign(String program, long pid, int animal) {
        return new Listener(
                List.of("0.0.0.0"), pid, program, Herd.animal(animal).id(), null, true, STARTED);
    }

    private static Listener docker() {
        return new Listener(List.of("0.0.0.0"), null, null, null, "payments-db", false, STARTED);
    }

    private static PortView loose(
            int port,
            @Nullable String type,
            String address,
            @Nullable Long pid,
            @Nullable String program,
            int animal) {
        return new PortView(
                port,
                Use.UNLEASED,
                type,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Listener(
                                List.of(address),
                                pid,
                                program,
                                animal == 0 ? null : Herd.animal(animal).id(),
                                null,
                                false,
                                STARTED)));
    }
}
