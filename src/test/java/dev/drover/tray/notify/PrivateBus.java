package dev.drover.tray.notify;

import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A session bus of the test's own: a real `dbus-daemon` at an address that stays the same when it
/// is started again.
final class PrivateBus implements AutoCloseable {
    private final Path directory;
    private final Path socket;
    private @Nullable Process daemon;

    private PrivateBus(Path directory) {
        this.directory = directory;
        this.socket = directory.resolve("bus");
    }

    static boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "dbus-daemon")));
    }

    static PrivateBus make(Path directory) {
        return new PrivateBus(directory);
    }

    PrivateBus start() {
        try {
            Files.deleteIfExists(socket);
            Path config = directory.resolve("bus.conf");
            Files.writeString(
                    config,
                    """
                    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
                     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                    <busconfig>
                      <type>session</type>
                      <listen>unix:path=%s</listen>
                      <policy context="default">
                        <allow send_destination="*" eavesdrop="true"/>
                        <allow eavesdrop="true"/>
                        <allow own="*"/>
                      </policy>
                    </busconfig>
                    """
                            .formatted(socket));
            Process started =
                    new ProcessBuilder(
                                    "dbus-daemon",
                                    "--config-file=" + config,
                                    "--nofork",
                                    "--print-address")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            daemon = started;
            // It says its address when it listens.
            BufferedReader said =
                    new BufferedReader(
                            new InputStreamReader(
                                    started.getInputStream(), StandardCharsets.UTF_8));
            if (said.readLine() == null) {
                throw new IllegalStateException("dbus-daemon did not start");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (daemon != null) {
            daemon.destroyForcibly();
            daemon.onExit().join();
        }
    }

    String address() {
        return "unix:path=" + socket;
    }

    SessionBus bus() {
        return SessionBus.at(address());
    }

    DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address()).withShared(false).build();
    }

    @Override
    public void close() {
        stop();
    }
}
