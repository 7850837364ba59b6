package dev.drover.bench;

import dev.drover.agents.Payloads;
import dev.drover.core.Lookup;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.view.InstanceView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// P15: what one hook, one lookup and one rendered row cost with 10 to 10,000 instances; and P10,
/// the overview of 1,000. The daemons of all sizes run at once and take turns. Hooks go to the
/// endpoint's handler itself: HTTP costs the same at every size and would hide growth.
final class GrowthRows implements AutoCloseable {
    private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);
    private static final int HOOKS = 200;
    private static final int LOOKUPS = 2_000;
    private static final int RENDERED = 10_000;
    private static final int WARM_UP = 5;
    /// Looking at the machine is not what grows here, and would disturb the other sizes.
    private static final Map<String, String> QUIET =
            Map.of(
                    "watch.processes", "1h",
                    "watch.registry", "1h",
                    "store.samplesEvery", "1h");

    private final Map<Integer, Sized> daemons = new TreeMap<>();

    /// A daemon with so many instances, and the hooks of some of them.
    private record Sized(
            LiveDaemon live, Handler hooks, List<Instance> instances, List<byte[]> bodies) {}

    GrowthRows(Path home) throws IOException {
        try {
            for (int size : SIZES) {
                daemons.put(size, sized(Files.createDirectory(home.resolve("of-" + size)), size));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Sized sized(Path home, int size) throws IOException {
        Herds.fill(home, size);
        LiveDaemon live = LiveDaemon.in(home, QUIET, clock -> clock);
        List<Instance> instances = List.copyOf(live.daemon.state().instances().all());
        if (instances.size() != size) {
            live.close();
            throw new IllegalStateException(instances.size() + " instances in place of " + size);
        }
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < HOOKS; i++) {
            Instance instance = spread(instances, i);
            String session = String.valueOf(instance.sessionId());
            for (String payload : List.of("user-prompt-submit", "stop")) {
                bodies.add(Payloads.claude(payload, session, instance.location().cwd()));
            }
        }
        Handler hooks = live.daemon.routes((in, out, err) -> 0).get(Endpoints.HOOK);
        if (hooks == null) {
            throw new IllegalStateException("there is no hook endpoint");
        }
        return new Sized(live, hooks, instances, bodies);
    }

    private static Instance spread(List<Instance> instances, int i) {
        return instances.get((int) ((long) i * 7919 % instances.size()));
    }

    void measure(BenchTable table, int rounds) throws Exception {
        growth(table, rounds, "hook: rule and commit", GrowthRows::hooks);
        growth(table, rounds, "lookup by whole id", s -> lookups(s, i -> i.id().value()));
        growth(table, rounds, "lookup by short id, per instance", GrowthRows::shortLookups);
        growth(table, rounds, "render the list, per row", GrowthRows::render);
        overview(table, rounds);
    }

    @FunctionalInterface
    private interface Cost {
        /// @return nanoseconds for one
        double of(Sized daemon) throws Exception;
    }

    private void growth(BenchTable table, int rounds, String what, Cost cost) throws Exception {
        Map<Integer, List<Double>> costs = new TreeMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<Integer, Sized> entry : daemons.entrySet()) {
                double nanos = cost.of(entry.getValue());
                if (round >= 0) {
                    costs.computeIfAbsent(entry.getKey(), k -> new ArrayList<>()).add(nanos);
                }
            }
        }
        List<String> all = SIZES.stream().map(s -> Row.number(median(costs, s) / 1e3)).toList();
        table.add(
                Row.ratio(
                        "P15",
                        what + ", 10 … 10,000 instances",
                        String.join(" · ", all) + " µs",
                        "at 10",
                        median(costs, SIZES.getLast()) / median(costs, SIZES.getFirst()),
                        Row.Goal.atMost(2)));
    }

    private static double median(Map<Integer, List<Double>> costs, int size) {
        return Spread.of(costs.getOrDefault(size, List.of())).median();
    }

    private static double hooks(Sized daemon) throws Exception {
        long start = System.nanoTime();
        for (byte[] body : daemon.bodies()) {
            if (!(daemon.hooks().handle(new HookRequest(body)) instanceof Reply.Whole reply)
                    || reply.status() != 200) {
                throw new IllegalStateException("P15: a hook was refused");
            }
        }
        return (System.nanoTime() - start) / (double) daemon.bodies().size();
    }

    private static double lookups(Sized daemon, Function<Instance, String> text) {
        State state = daemon.live().daemon.state();
        List<String> words = new ArrayList<>();
        int count = Math.max(20, LOOKUPS / daemon.instances().size());
        for (int i = 0; i < count; i++) {
            words.add(text.apply(spread(daemon.instances(), i)));
        }
        long start = System.nanoTime();
        for (String word : words) {
            Lookup.instance(state, word);
        }
        return (System.nanoTime() - start) / (double) count;
    }

    private static double shortLookups(Sized daemon) {
        return lookups(daemon, i -> i.id().shortForm()) / daemon.instances().size();
    }

    private static double render(Sized daemon) {
        int size = daemon.instances().size();
        long rows = 0;
        long start = System.nanoTime();
        while (rows < RENDERED) {
            List<InstanceView> list = daemon.live().daemon.instances(false);
            if (list.size() != size) {
                throw new IllegalStateException("P15: " + list.size() + " rows of " + size);
            }
            rows += size;
        }
        return (System.nanoTime() - start) / (double) rows;
    }

    private void overview(BenchTable table, int rounds) {
        Sized thousand = daemons.get(1_000);
        List<Long> ours = new ArrayList<>();
        List<Long> floor = new ArrayList<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = System.nanoTime();
            int live = thousand.live().daemon.overview().live();
            long middle = System.nanoTime();
            long counted =
                    thousand.live().daemon.state().instances().all().stream()
                            .filter(Instance::isLive)
                            .count();
            long end = System.nanoTime();
            if (live != counted) {
                throw new IllegalStateException("P10: " + live + " of " + counted);
            }
            if (round >= 0) {
                ours.add(middle - start);
                floor.add(end - middle);
            }
        }
        double our = Spread.of(ours).median();
        double bare = Spread.of(floor).median();
        table.add(
                Row.figure(
                        "P10",
                        "overview of 1,000 instances / counting them",
                        Spread.micros(our),
                        Spread.micros(bare),
                        Row.number(our / bare),
                        "≤ 5 ms",
                        our <= 5e6));
    }

    @Override
    public void close() {
        daemons.values().forEach(d -> d.live().close());
    }
}
