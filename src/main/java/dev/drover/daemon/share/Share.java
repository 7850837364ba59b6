package dev.drover.daemon.share;

import dev.drover.core.share.RpcField;
import dev.drover.core.share.RpcLine;
import dev.drover.core.share.RpcText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What one name is shared by: its servers, of which there is one as long as all sessions agree.
/// Its lock guards them and their sessions.
final class Share implements ClientEnd.Talk, SharedServer.Home {
    private static final Logger LOG = LoggerFactory.getLogger(Share.class);

    private final ShareAsk ask;
    private final ServerPrograms programs;
    private final Supplier<Duration> idleAfter;
    private final Runnable empty;
    private final List<SharedServer> servers = new ArrayList<>();
    private @Nullable String alone;
    private int clients;
    private boolean closed;

    /// @param ask of the first session: its variables and its place are what the servers get
    /// @param alone why each session has a server of its own; null if they share
    /// @param empty called when nothing is left
    Share(
            ShareAsk ask,
            ServerPrograms programs,
            Supplier<Duration> idleAfter,
            @Nullable String alone,
            Runnable empty) {
        this.ask = ask;
        this.programs = programs;
        this.idleAfter = idleAfter;
        this.alone = alone;
        this.empty = empty;
    }

    ShareAsk ask() {
        return ask;
    }

    synchronized void comes() {
        clients++;
    }

    void goes() {
        synchronized (this) {
            clients--;
        }
        empty.run();
    }

    synchronized boolean isEmpty() {
        return clients == 0 && servers.isEmpty();
    }

    @Override
    public synchronized void said(ClientEnd client, RpcLine line) {
        if (client.server != null) {
            client.server.said(client, line);
            return;
        }
        client.hasRoom();
        if (line.kind() != RpcLine.Kind.REQUEST) {
            return;
        }
        String id = line.raw(RpcField.ID);
        if (line.method().equals("ping")) {
            client.send(RpcText.result(id, "{}"));
        } else if (!line.method().equals("initialize")) {
            client.send(RpcText.error(id, RpcText.INVALID, "`initialize` comes first."));
        } else if (closed || client.greeting != null) {
            client.send(RpcText.error(id, RpcText.LOST, "This server is not there any more."));
        } else {
            client.greeting = line;
            moves(client, null);
        }
    }

    @Override
    public synchronized void left(ClientEnd client) {
        if (client.server != null) {
            client.server.left(client);
        }
    }

    @Override
    public void moves(ClientEnd client, @Nullable String roots) {
        RpcLine greeting = client.greeting;
        if (greeting == null) {
            return;
        }
        if (alone == null) {
            for (SharedServer server : servers) {
                if (server.suits(greeting, roots)) {
                    server.join(client);
                    return;
                }
            }
            if (!servers.isEmpty()) {
                LOG.info(
                        "Session end {} of {} does not agree with the others in {}, and gets a"
                                + " process with those who are like it.",
                        client.view().pid(),
                        ask.name(),
                        roots == null ? "its handshake" : "its roots");
            }
        }
        SharedServer server = new SharedServer(ask.name(), this, this, idleAfter, greeting, alone);
        servers.add(server);
        server.join(client);
        server.start();
    }

    @Override
    public void alone(String reason) {
        alone = reason;
    }

    @Override
    public Process start() throws IOException {
        return programs.start(ask.command(), ask.startIn(), ask.environment());
    }

    @Override
    public void over(SharedServer server) {
        servers.remove(server);
        Thread.ofVirtual().name("share-empty").start(empty);
    }

    @Override
    public void later(Duration after, Runnable deed) {
        Thread.ofVirtual()
                .name("share-later")
                .start(
                        () -> {
                            try {
                                Thread.sleep(after);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                return;
                            }
                            synchronized (this) {
                                if (!closed) {
                                    deed.run();
                                }
                            }
                            goesOn();
                        });
    }

    @Override
    public void goesOn() {
        goesOn(true);
    }

    @Override
    public void goesOn(boolean here) {
        for (ServerProcess process : waiting()) {
            if (here) {
                process.carry();
            } else {
                Thread.ofVirtual().name("share-in").start(process::carry);
            }
        }
    }

    private synchronized List<ServerProcess> waiting() {
        return servers.stream().flatMap(server -> Stream.ofNullable(server.waiting())).toList();
    }

    synchronized List<ServerSight> sights() {
        return servers.stream().map(SharedServer::sight).toList();
    }

    /// @return what is still to end
    synchronized List<ServerProcess> close() {
        closed = true;
        List<ServerProcess> running = new ArrayList<>();
        for (SharedServer server : servers) {
            ServerProcess process = server.leave();
            if (process != null) {
                running.add(process);
            }
        }
        servers.clear();
        return running;
    }
}
