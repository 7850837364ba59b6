package dev.drover.cli;

import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.ipc.Endpoints;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// A daemon that is not the one of this home: its TCP address, and the token that opens it.
final class OtherDaemon {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration HEALTH = Duration.ofSeconds(5);
    private static final int LONGEST = 1024;

    /// So that no other file's content ever leaves in a header.
    private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{64}");

    private final Address.Tcp address;
    private final Path tokenFile;
    private final Machine machine;

    private OtherDaemon(Address.Tcp address, Path tokenFile, Machine machine) {
        this.address = address;
        this.machine = machine;
        this.tokenFile = tokenFile;
    }

    /// @param tokenFile relative to where the command was typed; null for the token of this home
    /// @throws dev.drover.core.Refused if there is no token to read
    static OtherDaemon at(InetSocketAddress address, @Nullable Path tokenFile, Context context) {
        Path file =
                tokenFile == null
                        ? context.paths().token()
                        : Path.of(context.invocation().directory()).resolve(tokenFile);
        return new OtherDaemon(new Address.Tcp(address, token(file)), file, context.machine());
    }

    private static String token(Path file) {
        String text;
        try {
            text = start(file);
        } catch (NoSuchFileException e) {
            throw Context.refused("There is no token file " + file + ". " + name());
        } catch (IOException e) {
            throw Context.refused(
                    "The token file " + file + " cannot be read (" + e + "). " + name());
        }
        if (!TOKEN.matcher(text).matches()) {
            throw Context.refused(file + " holds no token of Drover. " + name());
        }
        return text;
    }

    /// A pipe or a device might never end.
    private static String start(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).strip();
        }
    }

    private static String name() {
        return "Name the other daemon's file `token` with --token-file.";
    }

    Client open() {
        return Client.over(address, CONNECT, ANSWER);
    }

    /// The token goes to nobody but a daemon of this user: the kernel says whose the port is, and
    /// who listens there has to answer as a daemon before.
    ///
    /// @throws dev.drover.core.Refused if it is another program, or does not let this caller in
    void checkAccess(Client client) {
        refuseStrangers();
        int status = client.call("GET", Endpoints.STATUS.path(), Map.of(), new byte[0]).status();
        if (status == 401) {
            throw Context.refused(
                    "The daemon at "
                            + this
                            + " does not take the token of "
                            + tokenFile
                            + ". "
                            + name());
        }
        if (status == 403) {
            throw Context.refused(
                    "The daemon at "
                            + this
                            + " knows itself under another port. A tunnel must"
                            + " keep the port: ssh -L PORT:127.0.0.1:PORT HOST.");
        }
    }

    private void refuseStrangers() {
        int port = address.address().getPort();
        boolean foreign = machine.listensForOthers(port);
        if (foreign || !answersAsDaemon()) {
            throw Context.refused(
                    "On port "
                            + port
                            + " listens "
                            + (foreign ? "a program of another user" : "another program")
                            + ", not a daemon of yours. No token was sent to it; `drover ports who "
                            + port
                            + "` tells what it is.");
        }
    }

    private boolean answersAsDaemon() {
        Address unknown = new Address.Tcp(address.address(), null);
        try (Client stranger = Client.over(unknown, CONNECT, HEALTH)) {
            String said =
                    stranger.call("GET", Endpoints.HEALTH.path(), Map.of(), new byte[0]).text();
            return said.contains("\"instance_id\"") || said.contains("\"urn:drover:problem:");
        }
    }

    /// What has gone wrong, and where.
    String words(DaemonUnavailableException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(toString()) ? message : this + ": " + message;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
