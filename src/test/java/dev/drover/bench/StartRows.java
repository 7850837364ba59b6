package dev.drover.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// P11: from the start of the process to an icon in the tray, and to a window on the screen, over
/// an empty JavaFX window that has a class cache of its own. All three take turns.
final class StartRows {
    private static final List<String> JVM =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xms16m",
                    "-Xmx256m",
                    // Prism's choice of drawing is the floor's too: OpenGL would make it slower.
                    "-Dprism.order=sw",
                    "-XX:TieredStopAtLevel=1");

    private final Display display;
    private final Path distribution;
    private final Path home;
    private final List<String> empty;

    StartRows(Display display, Path distribution, Path home)
            throws IOException, InterruptedException {
        this.display = display;
        this.distribution = distribution;
        this.home = home;
        this.empty = trained(home);
    }

    void measure(BenchTable table, int rounds) throws IOException, InterruptedException {
        List<Double> tray = new ArrayList<>();
        List<Double> window = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        Path known = Files.createDirectory(home.resolve("known"));
        toTheTray(known, true); // makes its database, and shows the window of a first run
        for (int round = 0; round < rounds; round++) {
            floor.add(toTheWindow(empty, home));
            tray.add(toTheTray(known, false));
            floor.add(toTheWindow(empty, home));
            window.add(
                    toTheWindow(
                            List.of(distribution.resolve("bin/drover-app").toString()),
                            Files.createDirectory(home.resolve("first-" + round))));
        }
        add(table, "start to the icon in the tray", tray, floor);
        add(table, "start to the window, first run included", window, floor);
    }

    private static void add(BenchTable table, String what, List<Double> ours, List<Double> empty) {
        Spread our = Spread.of(ours);
        Spread floor = Spread.of(empty);
        String minima = Row.number(our.min() / floor.min());
        table.add(
                Row.ratio(
                        "P11",
                        what + " / empty JavaFX window, Xvfb (min ratio " + minima + ")",
                        text(our),
                        text(floor),
                        our.median() / floor.median(),
                        Row.Goal.atMost(1.5)));
    }

    private static String text(Spread spread) {
        return Math.round(spread.min()) + " / " + Math.round(spread.median()) + " ms";
    }

    private double toTheTray(Path at, boolean withWindow) throws IOException {
        try (DesktopApp app = DesktopApp.start(distribution, at, display.environment())) {
            display.awaitIcon();
            double millis = app.millisSinceStart();
            if (withWindow) {
                display.awaitWindows(2);
            }
            return millis;
        } finally {
            display.awaitWindows(1);
            display.awaitNoIcon();
        }
    }

    private double toTheWindow(List<String> command, Path at) throws IOException {
        try (DesktopApp app = DesktopApp.start(command, at, display.environment())) {
            display.awaitWindows(2);
            return app.millisSinceStart();
        } finally {
            display.awaitWindows(1);
            display.awaitNoIcon();
        }
    }

    /// The command of the empty window, with a class cache made on this display.
    private List<String> trained(Path directory) throws IOException, InterruptedException {
        Path jar = directory.resolve("empty.jar");
        pack(jar);
        String classes;
        Path lib = distribution.resolve("lib");
        Path installed = lib.resolve("app"); // what is installed has its jars one floor deeper
        try (Stream<Path> jars = Files.list(Files.isDirectory(installed) ? installed : lib)) {
            classes =
                    Stream.concat(
                                    Stream.of(jar),
                                    jars.filter(
                                                    j ->
                                                            j.getFileName()
                                                                    .toString()
                                                                    .startsWith("javafx"))
                                            .sorted())
                            .map(Path::toString)
                            .collect(Collectors.joining(":"));
        }
        Path cache = directory.resolve("empty.aot");
        List<String> start = List.of("-cp", classes, EmptyWindow.class.getName());
        try (DesktopApp training =
                DesktopApp.start(
                        command(List.of("-XX:AOTCacheOutput=" + cache), start),
                        directory,
                        display.environment())) {
            display.awaitWindows(2);
            training.process.getOutputStream().close();
            if (!training.process.waitFor(180, TimeUnit.SECONDS)) {
                throw new IOException("the empty window's class cache was not made");
            }
        }
        display.awaitWindows(1);
        return command(List.of("-XX:AOTCache=" + cache), start);
    }

    private static List<String> command(List<String> first, List<String> last) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(first);
        all.addAll(JVM);
        all.addAll(last);
        return all;
    }

    /// Only classes from jars are cached.
    private static void pack(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type : List.of(EmptyWindow.class, EmptyWindow.Window.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(name));
                try (var in = StartRows.class.getClassLoader().getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IOException("no class " + name);
                    }
                    in.transferTo(out);
                }
            }
        }
    }
}
