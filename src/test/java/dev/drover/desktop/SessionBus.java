package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A session bus of its own at a fixed address, so that it can go and come again. It starts no
/// service by itself but the panel's store of settings: what is on this desktop is what a test has
/// put there.
final class SessionBus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long ANSWER_MILLIS = 60_000;
    private static final String CONFIGURATION =
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>unix:path=DIRECTORY/bus</listen>
              <auth>EXTERNAL</auth>
              <servicedir>DIRECTORY/services</servicedir>
              <policy context="default">
                <allow user="*"/>
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """;

    private final Path directory;
    private final DesktopUser user;
    private final Map<String, String> environment;
    private Program program;
    private DBusConnection connection;

    /// @param directory belongs to the user
    SessionBus(DesktopUser user, Path directory, Map<String, String> environment)
            throws IOException {
        this.user = user;
        this.directory = directory;
        this.environment = environment;
        Files.writeString(
                directory.resolve("bus.conf"),
                CONFIGURATION.replace("DIRECTORY", directory.toString()));
        Path services = Files.createDirectories(directory.resolve("services"));
        Path panelSettings = Path.of("/usr/share/dbus-1/services/org.xfce.Xfconf.service");
        Files.copy(panelSettings, services.resolve("org.xfce.Xfconf.service"));
        start();
    }

    static String address(Path directory) {
        return "unix:path=" + directory.resolve("bus");
    }

    private void start() throws IOException {
        // It lives as long as `cat` reads: also a test that is killed leaves no bus behind.
        program =
                Program.start(
                        "session bus",
                        user.as(
                                List.of(
                                        "dbus-run-session",
                                        "--config-file=" + directory.resolve("bus.conf"),
                                        "--",
                                        "sh",
                                        "-c",
                                        "echo The bus is up.; exec cat")),
                        environment,
                        directory.resolve("bus.log"));
        await().atMost(PATIENCE)
                .until(() -> !program.isAlive() || program.text().contains("is up"));
        try {
            connection =
                    DBusConnectionBuilder.forAddress(address(directory)).withShared(false).build();
        } catch (DBusException e) {
            program.close();
            throw new IOException(program.tail(), e);
        }
    }

    /// Takes the bus away: everybody on it is cut off.
    void stop() {
        connection.disconnect();
        program.kill();
    }

    /// The bus comes again, at the same address, with nobody on it.
    void comeBack() throws IOException {
        Files.writeString(directory.resolve("bus.log"), "");
        start();
    }

    /// Calls a method.
    ///
    /// @param signature of the arguments, as D-Bus writes it; null without arguments
    /// @return what it returns: structures and arrays as the library hands them out
    Object[] call(
            String name,
            String path,
            String face,
            String method,
            String signature,
            Object... arguments)
            throws IOException {
        try {
            MethodCall call =
                    connection
                            .getMessageFactory()
                            .createMethodCall(
                                    null, name, path, face, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(ANSWER_MILLIS);
            if (reply == null) {
                throw new IOException(name + " does not answer " + method);
            }
            if (reply instanceof org.freedesktop.dbus.messages.Error error) {
                throw new IOException(method + " at " + name + ": " + error.getName());
            }
            return reply.getParameters();
        } catch (DBusException e) {
            throw new IOException(method + " at " + name, e);
        }
    }

    Object property(String name, String path, String face, String property) throws IOException {
        Object value =
                call(name, path, "org.freedesktop.DBus.Properties", "Get", "ss", face, property)[0];
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    boolean hasOwner(String name) throws IOException {
        return (Boolean) daemon("NameHasOwner", name)[0];
    }

    /// The process behind a name.
    long pidOf(String name) throws IOException {
        return ((Number) daemon("GetConnectionUnixProcessID", name)[0]).longValue();
    }

    private Object[] daemon(String method, String name) throws IOException {
        return call(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                method,
                "s",
                name);
    }

    String tail() {
        return program.tail();
    }

    @Override
    public void close() {
        connection.disconnect();
        program.close();
    }
}
