package dev.drover.bench;

import static org.awaitility.Awaitility.await;

import dev.drover.host.Children;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An X server that nobody looks at, with a window manager and a tray. It tells when a window comes
/// up, by the window manager's own list, so that nothing is polled beside what is measured.
final class Display implements AutoCloseable {
    private static final List<String> NEEDED =
            List.of("Xvfb", "openbox", "trayer", "xprop", "xwininfo");

    private final List<Process> started = new ArrayList<>();
    private final BufferedReader windows;
    private @Nullable String name;
    private int shown;

    private Display() throws IOException {
        Process server =
                start("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp");
        String number = server.inputReader(StandardCharsets.UTF_8).readLine();
        if (number == null) {
            throw new IOException("Xvfb ended");
        }
        name = ":" + number;
        start("openbox");
        await().until(() -> said("xprop", "-root", "_NET_CLIENT_LIST").contains("#"));
        windows =
                start("xprop", "-root", "-spy", "_NET_CLIENT_LIST")
                        .inputReader(StandardCharsets.UTF_8);
        start("trayer", "--edge", "bottom", "--height", "32");
        awaitWindows(1);
    }

    static boolean isPossible() {
        return NEEDED.stream()
                .allMatch(
                        tool ->
                                Stream.of("/usr/bin", "/usr/local/bin")
                                        .anyMatch(d -> Files.isExecutable(Path.of(d, tool))));
    }

    static Display open() throws IOException {
        return new Display();
    }

    Map<String, String> environment() {
        return Map.of("DISPLAY", String.valueOf(name));
    }

    /// Returns when the window manager shows that many, the tray's included.
    void awaitWindows(int count) throws IOException {
        while (shown != count) {
            String line = windows.readLine();
            if (line == null) {
                throw new IOException("the X server is gone");
            }
            shown = line.contains("0x") ? line.split(",", -1).length : 0;
        }
    }

    /// Returns when an icon stands in the tray. Only this is polled: no list tells it.
    void awaitIcon() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(this::hasIcon);
    }

    void awaitNoIcon() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !hasIcon());
    }

    private boolean hasIcon() throws IOException {
        return said("xwininfo", "-root", "-tree").contains("JavaEmbeddedFrame");
    }

    String said(String... command) throws IOException {
        Process process = builder(command).start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... command) throws IOException {
        Process process = builder(command).start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (name != null) {
            builder.environment().put("DISPLAY", name);
        }
        return builder;
    }

    @Override
    public void close() {
        started.reversed().forEach(Children::killTree);
    }
}
