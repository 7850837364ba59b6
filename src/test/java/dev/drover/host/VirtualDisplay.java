package dev.drover.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An X server without a screen and a window manager on it, of one test.
final class VirtualDisplay implements AutoCloseable {
    final String name;
    private final List<Process> started = new ArrayList<>();

    private VirtualDisplay(Process server) throws IOException {
        started.add(server);
        // It takes a number that is free and says which.
        String number = server.inputReader(StandardCharsets.UTF_8).readLine();
        if (number == null) {
            throw new IOException("Xvfb ended");
        }
        name = ":" + number;
    }

    static VirtualDisplay open() throws IOException {
        VirtualDisplay display =
                new VirtualDisplay(
                        new ProcessBuilder(
                                        "Xvfb",
                                        "-displayfd",
                                        "1",
                                        "-screen",
                                        "0",
                                        "800x600x24",
                                        "-nolisten",
                                        "tcp")
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start());
        try {
            display.start(Map.of(), "openbox");
            await("window manager").until(() -> display.xdotool("get_num_desktops") > 0);
            return display;
        } catch (IOException | RuntimeException e) {
            display.close();
            throw e;
        }
    }

    Process start(Map<String, String> more, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(n -> n.startsWith("TMUX"));
        builder.environment().put("DISPLAY", name);
        builder.environment().putAll(more);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /// Number of the top-level window with that title, once it is on the screen.
    long window(String title) {
        return await().until(
                        () -> xdotool("search", "--onlyvisible", "--name", "^" + title + "$"),
                        found -> found > 0);
    }

    long active() throws IOException, InterruptedException {
        return xdotool("getactivewindow");
    }

    private long xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.isBlank() ? 0 : Long.parseLong(said.strip().lines().findFirst().orElse("0"));
    }

    @Override
    public void close() {
        started.reversed().forEach(Children::killTree);
    }
}
