package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A real X server without a monitor, on a display of its own, and a window manager on it. Reaches
/// no network. All that looks at the screen or acts like a hand on it goes through here.
final class XServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SIZE = "1280x800x24";

    private final DesktopUser user;
    private final Program server;
    private final Map<String, String> environment;
    private final Program windows;

    private XServer(DesktopUser user, Program server, Program windows, Map<String, String> env) {
        this.user = user;
        this.server = server;
        this.windows = windows;
        this.environment = env;
    }

    /// @param directory for logs and as a home; belongs to the user
    static XServer start(DesktopUser user, Path directory) throws IOException {
        Path log = directory.resolve("xvfb.log");
        // The server takes the first number that is free and says which.
        Path number = Files.createFile(directory.resolve("display"));
        user.give(directory);
        Program server =
                Program.start(
                        "Xvfb",
                        user.as(
                                List.of(
                                        "sh",
                                        "-c",
                                        "exec Xvfb -displayfd 3 -screen 0 "
                                                + SIZE
                                                + " -nolisten tcp -noreset 3>"
                                                + number)),
                        Map.of("HOME", directory.toString()),
                        log);
        try {
            await().atMost(PATIENCE)
                    .until(() -> !server.isAlive() || Files.readString(number).contains("\n"));
            if (!server.isAlive()) {
                throw new IOException("The X server ended: " + server.text());
            }
            Map<String, String> environment =
                    Map.of(
                            "DISPLAY",
                            ":" + Files.readString(number).strip(),
                            "HOME",
                            directory.toString(),
                            "LANG",
                            "C.UTF-8");
            Program windows =
                    Program.start(
                            "openbox",
                            user.as(List.of("openbox", "--sm-disable")),
                            environment,
                            directory.resolve("openbox.log"));
            XServer started = new XServer(user, server, windows, environment);
            await().atMost(PATIENCE).until(started::hasWindowManager);
            return started;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private boolean hasWindowManager() throws IOException {
        return tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").out().contains("window id");
    }

    /// Such as `:99`.
    String display() {
        return environment.get("DISPLAY");
    }

    /// @param title a regular expression
    record Window(String id, String title, Rectangle place) {}

    /// The windows a person can see whose title matches, without the toolkits' invisible ones.
    List<Window> windows(String titlePattern) throws IOException {
        List<Window> found = new ArrayList<>();
        for (String id :
                tool("xdotool", "search", "--onlyvisible", "--name", titlePattern)
                        .out()
                        .lines()
                        .toList()) {
            Program.Answer title = tool("xdotool", "getwindowname", id);
            Program.Answer shape = tool("xdotool", "getwindowgeometry", "--shell", id);
            // It may have gone meanwhile.
            if (title.exit() == 0 && shape.exit() == 0) {
                Rectangle place = rectangle(shape.out());
                if (place.width > 1 && place.height > 1) {
                    found.add(new Window(id, title.out().strip(), place));
                }
            }
        }
        return found;
    }

    private static Rectangle rectangle(String shell) {
        Map<String, Integer> values =
                shell.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2 && pair[1].matches("-?\\d+"))
                        .collect(Collectors.toMap(p -> p[0], p -> Integer.valueOf(p[1])));
        return new Rectangle(
                values.get("X"), values.get("Y"), values.get("WIDTH"), values.get("HEIGHT"));
    }

    /// Changes how many pixels the screen has, as a monitor does that is set anew.
    void changeMode(String name, int width, int height) throws IOException {
        String w = Integer.toString(width);
        String h = Integer.toString(height);
        tool("xrandr", "--newmode", name, "60", w, w, w, w, h, h, h, h).orFail();
        tool("xrandr", "--addmode", "screen", name).orFail();
        tool("xrandr", "--output", "screen", "--mode", name).orFail();
    }

    void usualMode() throws IOException {
        tool("xrandr", "--output", "screen", "--mode", SIZE.replaceFirst("x\\d+$", "")).orFail();
    }

    /// Gives a window the keyboard.
    void activate(Window window) throws IOException {
        tool("xdotool", "windowactivate", window.id()).orFail();
        await("the window has the keyboard")
                .atMost(PATIENCE)
                .until(() -> tool("xdotool", "getactivewindow").out().strip().equals(window.id()));
    }

    /// Closes a window as a person does, by the window manager.
    void closeByHand(Window window) throws IOException {
        activate(window);
        key("alt+F4");
    }

    void key(String combination) throws IOException {
        tool("xdotool", "key", "--clearmodifiers", combination).orFail();
    }

    void click(int x, int y, int button) throws IOException {
        tool("xdotool", "mousemove", "" + x, "" + y).orFail();
        tool("xdotool", "click", "" + button).orFail();
    }

    /// Keeps what is on the screen.
    ScreenPicture screenshot(Path png) throws IOException {
        Files.createDirectories(png.getParent());
        Path seen = Files.createTempFile("screen", ".png");
        try {
            Program.output(List.of("import", "-window", "root", "png:" + seen), environment);
            Files.copy(seen, png, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return ScreenPicture.read(png);
        } finally {
            Files.deleteIfExists(seen);
        }
    }

    /// What is on the screen in this place.
    ScreenPicture look(Rectangle where) throws IOException {
        Path seen = Files.createTempFile("screen", ".png");
        try {
            Program.output(List.of("import", "-window", "root", "png:" + seen), environment);
            return ScreenPicture.read(seen).part(where);
        } finally {
            Files.deleteIfExists(seen);
        }
    }

    /// Waits until the window is drawn, in light colours.
    void awaitLight(Window window) {
        await("the window is drawn, and light")
                .atMost(PATIENCE)
                .until(() -> look(window.place()).darkness() < 0.4);
    }

    void awaitDark(Window window) {
        await("the window is dark")
                .atMost(PATIENCE)
                .until(() -> look(window.place()).darkness() > 0.6);
    }

    private Program.Answer tool(String... command) throws IOException {
        return Program.run(user.as(List.of(command)), environment, "");
    }

    String tails() {
        return server.tail() + "\n" + windows.tail();
    }

    @Override
    public void close() {
        windows.close();
        server.close();
    }
}
