package dev.drover.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// P12 and P13: what the app with its tray icon holds and does while nobody looks at it.
final class RestRows {
    private static final int TRAY_LIMIT = 170;
    private static final int WINDOW_LIMIT = 220;
    private static final double IDLE_LIMIT = 0.5;

    private final Display display;
    private final Path distribution;
    private final Path home;
    private final Fleet fleet;

    /// @param fleet agents that run in that home
    RestRows(Display display, Path distribution, Path home, Fleet fleet) {
        this.display = display;
        this.distribution = distribution;
        this.home = home;
        this.fleet = fleet;
    }

    void measure(BenchTable table, int restSeconds) throws IOException, InterruptedException {
        String agents = fleet.size() + " agents";
        // The window of the first run is another figure.
        AppDaemon.start(distribution, home).close();
        try (DesktopApp app = DesktopApp.start(distribution, home, display.environment())) {
            display.awaitIcon();
            rest(restSeconds);
            table.add(memory("tray without window, " + agents, app, TRAY_LIMIT));
            table.add(idle(app, restSeconds, agents));
            open();
            display.awaitWindows(2);
            rest(restSeconds);
            table.add(memory("tray with window, " + agents, app, WINDOW_LIMIT));
        } finally {
            display.awaitWindows(1);
            display.awaitNoIcon();
        }
    }

    private static void rest(int seconds) throws InterruptedException {
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
    }

    private static Row memory(String what, DesktopApp app, int limit) throws IOException {
        long megabytes = app.residentMegabytes();
        return Row.figure(
                "P12",
                what + ", Xvfb",
                megabytes + " MB",
                "–",
                "–",
                "≤ " + limit + " MB",
                megabytes <= limit);
    }

    private static Row idle(DesktopApp app, int seconds, String agents)
            throws IOException, InterruptedException {
        double before = app.cpuSeconds();
        long start = System.nanoTime();
        rest(seconds);
        double wall = (System.nanoTime() - start) / 1e9;
        double percent = (app.cpuSeconds() - before) * 100 / wall;
        return Row.figure(
                "P13",
                "idle with " + agents + ", window hidden, " + seconds + " s, Xvfb",
                String.format(Locale.ROOT, "%.2f %% of a core", percent),
                "–",
                "–",
                "≤ " + IDLE_LIMIT + " %",
                percent <= IDLE_LIMIT);
    }

    private void open() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(distribution.resolve("bin/drover").toString(), "open");
        builder.environment().putAll(AppDaemon.environment(home));
        Pairs.run(builder);
    }
}
