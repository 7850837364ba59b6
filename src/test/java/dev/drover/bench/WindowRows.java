package dev.drover.bench;

import dev.drover.agents.Payloads;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.model.Instance;
import dev.drover.model.Place;
import dev.drover.ui.Desktop;
import dev.drover.ui.DesktopInputs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// P14: how busy the FX thread is while the window shows 1,000 instances that change 10 times a
/// second each. The window is the real one over a real daemon, on JavaFX's headless platform, whose
/// drawing the processor does.
final class WindowRows implements AutoCloseable {
    private static final int INSTANCES = 1_000;
    private static final int A_SECOND = 10 * INSTANCES;
    private static final int WARM_UP_SECONDS = 5;
    private static final double LIMIT = 25;

    private final LiveDaemon live;
    private final Desktop desktop;
    private final Handler hooks;
    private final List<byte[]> bodies = new ArrayList<>();

    WindowRows(Path home) throws IOException {
        Herds.fill(home, INSTANCES);
        live =
                LiveDaemon.in(
                        home,
                        Map.of("watch.processes", "1h", "watch.registry", "1h"),
                        clock -> clock);
        Handler hook = live.daemon.routes((in, out, err) -> 0).get(Endpoints.HOOK);
        if (hook == null) {
            live.close();
            throw new IllegalStateException("there is no hook endpoint");
        }
        hooks = hook;
        for (String payload : List.of("user-prompt-submit", "stop")) {
            for (Instance instance : live.daemon.state().instances().all()) {
                bodies.add(
                        Payloads.claude(
                                payload,
                                String.valueOf(instance.sessionId()),
                                instance.location().cwd()));
            }
        }
        desktop =
                Desktop.start(
                        new DesktopInputs(
                                live.daemon::instances,
                                live.daemon::overview,
                                live.daemon::health,
                                live.daemon::subscribe,
                                "light",
                                () -> true,
                                () -> {},
                                InstantSource.system()));
        desktop.show(Place.HOME);
    }

    void measure(BenchTable table, int seconds) throws Exception {
        drive(WARM_UP_SECONDS);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fx = fxThread();
        long cpu = threads.getThreadCpuTime(fx);
        long start = System.nanoTime();
        long changes = drive(seconds);
        double wall = System.nanoTime() - start;
        double percent = (threads.getThreadCpuTime(fx) - cpu) * 100 / wall;
        table.add(
                Row.figure(
                        "P14",
                        "FX thread with 1,000 instances, "
                                + Math.round(changes * 1e9 / wall)
                                + " changes/s, headless platform",
                        String.format(Locale.ROOT, "%.1f %% busy", percent),
                        "–",
                        "–",
                        "≤ " + LIMIT + " %",
                        percent <= LIMIT));
    }

    /// Changes at the wanted pace, or as fast as the daemon takes them.
    ///
    /// @return how many
    private long drive(int seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        long made = 0;
        while (System.nanoTime() < end) {
            hooks.handle(new HookRequest(bodies.get((int) (made++ % bodies.size()))));
            LockSupport.parkNanos(
                    start + made * TimeUnit.SECONDS.toNanos(1) / A_SECOND - System.nanoTime());
        }
        return made;
    }

    private static long fxThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("JavaFX Application Thread"))
                .mapToLong(Thread::threadId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        desktop.close();
        live.close();
    }
}
