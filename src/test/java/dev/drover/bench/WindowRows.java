package dev.drover.bench;

import dev.drover.agents.Payloads;
import dev.drover.daemon.Alerts;
import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.Worktrees;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Place;
import dev.drover.ui.Desktop;
import dev.drover.ui.DesktopInputs;
import dev.drover.ui.Toolkit;
import dev.drover.ui.alerts.AlertDeeds;
import dev.drover.ui.doctor.DoctorInputs;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.messages.MessageInputs;
import dev.drover.ui.ports.PortInputs;
import dev.drover.ui.processes.ProcessInputs;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.setup.SetupInputs;
import dev.drover.ui.usage.UsageInputs;
import dev.drover.ui.worktrees.WorktreeInputs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// P14: how busy the FX thread is while the window shows 1,000 instances that change 10 times a
/// second each. The window is the real one over a real daemon, on JavaFX's headless platform, whose
/// drawing the processor does.
final class WindowRows implements AutoCloseable {
    private static final int INSTANCES = 1_000;
    private static final int A_SECOND = 10 * INSTANCES;
    private static final int CALLERS = 50;
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
                                new InstanceInputs(
                                        (id, change) -> {
                                            throw unasked();
                                        },
                                        id -> {
                                            throw unasked();
                                        },
                                        id -> live.daemon.history().of(new InstanceId(id)),
                                        id -> {
                                            throw unasked();
                                        }),
                                live.daemon::overview,
                                live.daemon::health,
                                alerts(live.daemon.alerts()),
                                new ProcessInputs(
                                        () -> live.daemon.processes().view(true),
                                        () -> {
                                            throw unasked();
                                        },
                                        new ProcessInputs.Directories(
                                                List::of,
                                                path -> {
                                                    throw unasked();
                                                },
                                                id -> {
                                                    throw unasked();
                                                }),
                                        null),
                                worktrees(live.daemon.worktrees()),
                                new PortInputs(
                                        fresh ->
                                                new PortInputs.Look(
                                                        live.daemon.ports().all(fresh), Map.of()),
                                        port -> {
                                            throw unasked();
                                        }),
                                new MessageInputs(
                                        () -> live.daemon.api(0).messages().list(null),
                                        ask -> {
                                            throw unasked();
                                        },
                                        ids -> {
                                            throw unasked();
                                        },
                                        () -> live.daemon.api(0).branches(),
                                        (request, approve) -> {
                                            throw unasked();
                                        }),
                                new UsageInputs(
                                        (days, side) -> {
                                            throw unasked();
                                        },
                                        List::of,
                                        () -> new UsageInputs.Pool(0, 500),
                                        new UsageInputs.Words("", "", "")),
                                new DoctorInputs(
                                        List::of,
                                        finding -> {
                                            throw unasked();
                                        },
                                        () -> ""),
                                new SetupInputs(List::of, offer -> "", offer -> "", offer -> ""),
                                live.daemon.history()::lastHour,
                                new SettingsInputs(
                                        project -> List.of(),
                                        (project, key, value) -> {
                                            throw unasked();
                                        },
                                        (project, key) -> {
                                            throw unasked();
                                        },
                                        (key, value) -> {
                                            throw unasked();
                                        },
                                        List::of),
                                live.daemon::subscribe,
                                new DesktopInputs.Themes(() -> "light", told -> {}, theme -> {}),
                                new DesktopInputs.Memory(() -> "", text -> {}),
                                () -> true,
                                () -> {},
                                InstantSource.system()),
                        Toolkit.starting());
        desktop.show(new Place.Instances(null));
    }

    private static WorktreeInputs worktrees(Worktrees worktrees) {
        return new WorktreeInputs(
                worktrees::list,
                List::of,
                wish -> {
                    throw unasked();
                },
                worktrees::remove,
                List::of,
                new WorktreeInputs.Trash(
                        worktrees::trash,
                        () -> Duration.ofDays(14),
                        worktrees::restore,
                        id -> worktrees.purge(id, false)));
    }

    private static AlertDeeds alerts(Alerts alerts) {
        return new AlertDeeds(
                () -> alerts.list(true),
                alerts::silences,
                id -> {
                    throw unasked();
                },
                id -> {
                    throw unasked();
                },
                (kind, time) -> {
                    throw unasked();
                },
                kind -> {
                    throw unasked();
                },
                () -> {
                    throw unasked();
                },
                file -> {
                    throw unasked();
                });
    }

    /// Nobody touches the window here.
    private static IllegalStateException unasked() {
        return new IllegalStateException("a page was asked for what nobody clicked");
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

    /// Changes at the wanted pace, or as fast as the daemon takes them from that many at once.
    ///
    /// @return how many
    private long drive(int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Long>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int first = i;
                callers.add(threads.submit(() -> call(first, end)));
            }
        }
        long made = 0;
        for (Future<Long> caller : callers) {
            made += caller.get();
        }
        return made;
    }

    /// Every so-manieth payload, so that each caller has instances of its own.
    private long call(int first, long end) throws Exception {
        long start = System.nanoTime();
        long made = 0;
        while (System.nanoTime() < end) {
            int body = (int) ((first + made++ * CALLERS) % bodies.size());
            hooks.handle(new HookRequest(bodies.get(body)));
            long due = start + made * CALLERS * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
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
