package dev.drover.ipc;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The door that is always there: the file of the Unix socket, from its first binding over a
/// binding anew to its end.
///
/// Java cannot bind with a mode, so the socket is bound under another name in its private
/// directory, gets its mode, and is then renamed into place: nobody ever sees it more open.
final class UnixDoor {
    private final Path path;
    private final Server server;
    private final Connections connections;
    private final FastPath fastPath;
    private final HttpConnectionFactory http;
    private final List<UnixConnector> retired = new ArrayList<>();
    private @Nullable UnixConnector connector;
    private @Nullable Object identity;

    UnixDoor(
            Path path,
            Server server,
            Connections connections,
            FastPath fastPath,
            HttpConnectionFactory http) {
        this.path = path;
        this.server = server;
        this.connections = connections;
        this.fastPath = fastPath;
        this.http = http;
    }

    /// The server runs already.
    synchronized void open() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("The directory of the socket " + path + " does not exist.");
        }
        SocketFile.sweep(directory);
        SocketFile.clear(path);
        bind(directory.resolve(SocketFile.temporaryName(ThreadLocalRandom.current())));
    }

    /// Binds anew if the socket's file was deleted or replaced. Who is connected stays connected.
    ///
    /// @return true if that was needed
    /// @throws IOException if something stands there that is not ours to remove
    synchronized boolean rebindIfGone() throws IOException {
        retired.removeIf(this::dismissed);
        UnixConnector old = connector;
        if (old == null || (identity != null && identity.equals(SocketFile.identity(path)))) {
            return false;
        }
        open();
        old.stopListening();
        retired.add(old);
        return true;
    }

    /// A connector that listens no more holds its threads until its last caller has left.
    private boolean dismissed(UnixConnector old) {
        if (!old.getConnectedEndPoints().isEmpty()) {
            return false;
        }
        server.removeConnector(old);
        LifeCycle.stop(old);
        return true;
    }

    /// Accepts no more, and removes the file if it is still ours.
    synchronized void close() throws IOException {
        UnixConnector open = connector;
        if (open == null) {
            return;
        }
        connector = null;
        if (identity != null && identity.equals(SocketFile.identity(path))) {
            Files.deleteIfExists(path);
        }
        open.stopListening();
    }

    private void bind(Path temporary) throws IOException {
        UnixConnector fresh = new UnixConnector(server, connections, fastPath, http, temporary);
        try {
            server.addConnector(fresh);
            fresh.start();
            SocketFile.makePrivate(temporary);
            Object bound = SocketFile.identity(temporary);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            identity = bound;
            connector = fresh;
        } catch (Exception e) {
            fresh.stopListening();
            Files.deleteIfExists(temporary);
            throw new IOException("Cannot open the socket " + path + ": " + e.getMessage(), e);
        }
    }
}
