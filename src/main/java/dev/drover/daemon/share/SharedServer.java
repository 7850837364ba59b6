package dev.drover.daemon.share;

import dev.drover.core.share.MalformedLineException;
import dev.drover.core.share.PerClientState;
import dev.drover.core.share.RpcField;
import dev.drover.core.share.RpcLine;
import dev.drover.core.share.RpcText;
import dev.drover.ipc.LineReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// One server and the sessions that share it: from the first handshake over crashes to its end.
/// Everything here happens under the lock of its share, and nothing here waits.
final class SharedServer implements Switchboard.Lines, ServerProcess.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SharedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// A new start that comes this soon is waited for.
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Lines of one session that may wait for a decision.
    private static final int HELD = 128;

    /// What it asks of whoever holds the sessions.
    interface Home {
        Process start() throws IOException;

        /// A session finds another server: with these roots, if they are known.
        void moves(ClientEnd client, @Nullable String roots);

        /// From now on every session gets a server of its own.
        void alone(String reason);

        /// Nothing of it is left.
        void over(SharedServer server);

        /// What was sent to servers goes out.
        ///
        /// @param here by the caller, who may wait
        void goesOn(boolean here);

        /// Runs this later, under the lock.
        void later(Duration after, Runnable deed);
    }

    private enum State {
        STARTING,
        READY,
        DOWN,
        OVER
    }

    private final String name;
    private final Object lock;
    private final Home home;
    private final Supplier<Duration> idleAfter;
    private final RpcLine words;
    private final Map<Integer, ClientEnd> clients = new LinkedHashMap<>();
    private final Switchboard board = new Switchboard(this);
    private final Restarts restarts = new Restarts();
    private State state = State.STARTING;
    private @Nullable ServerProcess process;
    private @Nullable RpcLine answer;
    private @Nullable String alone;
    private @Nullable String problem;
    private boolean toldReady;
    private boolean passedOn;
    private int guests;

    /// @param words the first session's `initialize`
    /// @param alone why no other session may come; null if any may
    SharedServer(
            String name,
            Object lock,
            Home home,
            Supplier<Duration> idleAfter,
            RpcLine words,
            @Nullable String alone) {
        this.name = name;
        this.lock = lock;
        this.home = home;
        this.idleAfter = idleAfter;
        this.words = words;
        this.alone = alone;
    }

    /// Would this session have said the same to it?
    ///
    /// @param roots of the session, null if not known
    boolean suits(RpcLine greeting, @Nullable String roots) {
        boolean same =
                words.packed(RpcField.PROTOCOL).equals(greeting.packed(RpcField.PROTOCOL))
                        && words.packed(RpcField.CAPABILITIES)
                                .equals(greeting.packed(RpcField.CAPABILITIES));
        boolean sameRoots = roots == null || board.roots() == null || roots.equals(board.roots());
        return state != State.OVER && same && sameRoots && (alone == null || clients.isEmpty());
    }

    void start() {
        state = State.STARTING;
        Thread.ofVirtual().name("share-start").start(this::launch);
    }

    /// Starting a program takes a moment, in which nobody else is to wait.
    private void launch() {
        Process started;
        try {
            started = home.start();
        } catch (IOException e) {
            synchronized (lock) {
                fell("cannot be started: " + e.getMessage());
            }
            return;
        }
        synchronized (lock) {
            ServerProcess running = new ServerProcess(name, started, this);
            if (state == State.OVER) {
                Thread.ofVirtual().start(() -> running.end(PATIENCE));
                return;
            }
            process = running;
            restarts.started();
            board.askAs(words, this::greeted);
        }
        home.goesOn(true);
    }

    void join(ClientEnd client) {
        clients.put(client.number(), client);
        board.joined(client.number());
        client.server = this;
        guests++;
        if (state == State.DOWN) {
            start();
        } else if (state == State.READY && answer != null) {
            greet(client, answer);
        }
    }

    private void greeted(RpcLine said) {
        restarts.worked();
        String refusal = said.has(RpcField.ERROR) ? "" : PerClientState.of(said);
        state = State.READY;
        if (said.has(RpcField.ERROR)) {
            for (ClientEnd client : List.copyOf(clients.values())) {
                greet(client, said);
                client.close();
            }
            end();
            return;
        }
        boolean again = toldReady;
        answer = said;
        toldReady = false;
        List<ClientEnd> all = List.copyOf(clients.values());
        if (refusal != null && alone == null) {
            alone = refusal;
            LOG.info("{} is not shared: {}.", name, refusal);
            home.alone(refusal);
            for (ClientEnd other : all.subList(Math.min(1, all.size()), all.size())) {
                remove(other);
                home.moves(other, null);
            }
        }
        for (ClientEnd client : List.copyOf(clients.values())) {
            greet(client, said);
        }
        if (again) {
            changed(clients.values());
            board.sayAgain();
        }
    }

    /// Answers a session's `initialize`, unless it was answered by another process; then it hears
    /// that this one may have other things to offer.
    private void greet(ClientEnd client, RpcLine said) {
        RpcLine asked = client.greeting;
        if (!client.greeted && asked != null) {
            client.greeted = true;
            client.send(said.with(Map.of(RpcField.ID, asked.raw(RpcField.ID))));
        } else if (client.ready && !toldReady) {
            ready(client, RpcText.notification("notifications/initialized", ""));
        }
        release(client);
    }

    private void changed(Iterable<ClientEnd> whom) {
        RpcLine said = answer;
        if (said == null) {
            return;
        }
        Map<RpcField, String> lists =
                Map.of(
                        RpcField.TOOLS, "tools",
                        RpcField.PROMPTS, "prompts",
                        RpcField.RESOURCES, "resources");
        lists.forEach(
                (field, list) -> {
                    if (said.packed(field).contains("\"listChanged\":true")) {
                        byte[] line =
                                RpcText.notification("notifications/" + list + "/list_changed", "");
                        whom.forEach(client -> client.send(line));
                    }
                });
    }

    /// The first word of readiness goes to the server; of the others only their roots matter.
    private void ready(ClientEnd client, byte[] line) {
        client.ready = true;
        if (!toldReady) {
            toldReady = true;
            toServer(0, line);
        } else if (board.roots() != null) {
            check(client);
        }
    }

    /// A session whose roots are others must not share. Until it is known it is held.
    private void check(ClientEnd client) {
        if (!client.hasRoots()) {
            return;
        }
        client.hold();
        board.askClient(
                client.number(),
                "roots/list",
                said -> {
                    String roots = said.packed(RpcField.ROOTS);
                    if (board.roots() == null || roots.equals(board.roots())) {
                        release(client);
                    } else {
                        board.lost(
                                client.number(),
                                "Its roots have changed, so this session gets a process of its own."
                                        + " Ask again.");
                        remove(client);
                        home.moves(client, roots);
                        changed(List.of(client));
                    }
                });
    }

    /// What a session has said. It waits here while that is not decided, or the server starts.
    void said(ClientEnd client, RpcLine line) {
        List<RpcLine> held = client.held;
        boolean answers = line.kind() == RpcLine.Kind.ANSWER;
        if (held != null && !answers && held.size() < HELD) {
            held.add(line);
        } else if (held != null && !answers) {
            refuse(client, line, "Too much waits for the server '" + name + "'. Ask again later.");
        } else if (state == State.READY) {
            pass(client, line);
        } else if (answers) {
            client.hasRoom(); // who asked has gone
        } else if (state == State.STARTING || startsSoon()) {
            client.hold();
            said(client, line);
        } else if (line.kind() == RpcLine.Kind.REQUEST && restarts.mayTry()) {
            client.hold();
            said(client, line);
            start();
        } else {
            refuse(client, line, "The server '" + name + "' " + problem + restarts.next());
        }
    }

    private boolean startsSoon() {
        return state == State.DOWN && restarts.goOn() && restarts.pause().compareTo(SOON) <= 0;
    }

    private void release(ClientEnd client) {
        List<RpcLine> held = client.held;
        client.held = null;
        if (held != null) {
            held.forEach(line -> said(client, line));
        }
    }

    private void pass(ClientEnd client, RpcLine line) {
        passedOn = false;
        boolean notification = line.kind() == RpcLine.Kind.NOTIFICATION;
        if (line.kind() == RpcLine.Kind.REQUEST && line.method().equals("initialize")) {
            send(client, line, "This session has shaken hands already.");
        } else if (notification && line.method().equals("notifications/initialized")) {
            ready(client, line.bytes());
        } else if (notification && line.method().equals("notifications/roots/list_changed")) {
            if (clients.size() == 1) {
                board.forgetRoots();
                board.fromClient(client.number(), line);
            } else if (board.roots() != null) {
                check(client);
            }
        } else {
            board.fromClient(client.number(), line);
        }
        if (!passedOn) {
            client.hasRoom();
        }
    }

    /// The line goes no further; whoever asked is told why.
    private static void refuse(ClientEnd client, RpcLine line, String reason) {
        send(client, line, reason);
        client.hasRoom();
    }

    private static void send(ClientEnd client, RpcLine line, String reason) {
        if (line.kind() == RpcLine.Kind.REQUEST) {
            client.send(RpcText.error(line.raw(RpcField.ID), RpcText.LOST, reason));
        }
    }

    @Override
    public void toServer(int client, byte[] line) {
        ServerProcess running = process;
        ClientEnd from = clients.get(client);
        passedOn |= from != null;
        Runnable sent = from == null ? () -> {} : from::hasRoom;
        if (running == null) {
            sent.run();
        } else {
            running.send(line, sent);
        }
    }

    @Override
    public void toClient(int client, byte[] line) {
        ClientEnd to = clients.get(client);
        if (to != null) {
            to.send(line);
        }
    }

    /// Those who came before the server asked are looked at now.
    @Override
    public void rootsKnown(int first) {
        for (ClientEnd client : List.copyOf(clients.values())) {
            if (client.number() != first && client.ready) {
                check(client);
            }
        }
    }

    @Override
    public void said(ServerProcess from, byte[] bytes) {
        synchronized (lock) {
            if (from != process) {
                return;
            }
            try {
                for (byte[] part : RpcLine.split(bytes)) {
                    board.fromServer(RpcLine.read(part));
                }
            } catch (MalformedLineException e) {
                LOG.debug("{} says what is no message: {}", name, e.reason());
            }
        }
        home.goesOn(false);
    }

    @Override
    public void saidTooMuch(ServerProcess from, LineReader.TooLong line) {
        synchronized (lock) {
            if (from == process) {
                LOG.warn("{}: {} It is not passed on.", name, line.reason());
                OverlongAnswer.id(line.ends()).ifPresent(id -> board.tooLong(id, line.reason()));
            }
        }
    }

    @Override
    public void ended(ServerProcess from) {
        synchronized (lock) {
            if (from == process) {
                process = null;
                if (state != State.OVER) {
                    fell(from.end());
                }
            }
        }
        home.goesOn(false);
    }

    private void fell(String how) {
        problem = how;
        boolean began = state == State.STARTING && answer == null;
        state = State.DOWN;
        restarts.fell();
        LOG.warn("The shared server {} {}", name, how);
        board.lost("The server '" + name + "' " + how + ". It is started again; ask again.");
        if (began) {
            giveUp(how);
        } else if (clients.isEmpty()) {
            end();
        } else if (restarts.goOn()) {
            home.later(restarts.pause(), this::startAgain);
        }
        List.copyOf(clients.values()).forEach(this::release);
    }

    private void startAgain() {
        if (state == State.DOWN) {
            restarts.again();
            start();
        }
    }

    /// It has never worked: each session gets an answer and an end, as if it had started it itself.
    private void giveUp(String how) {
        for (ClientEnd client : List.copyOf(clients.values())) {
            RpcLine asked = client.greeting;
            if (!client.greeted && asked != null) {
                send(client, asked, "The server '" + name + "' " + how + ".");
            }
            client.close();
        }
        end();
    }

    /// A session has gone.
    void left(ClientEnd client) {
        if (clients.containsKey(client.number())) {
            remove(client);
        }
    }

    private void remove(ClientEnd client) {
        board.left(client.number());
        clients.remove(client.number());
        client.server = null;
        if (!clients.isEmpty() || state == State.OVER) {
            return;
        }
        int seen = guests;
        if (alone != null || state == State.DOWN) {
            end();
        } else {
            home.later(
                    idleAfter.get(),
                    () -> {
                        if (clients.isEmpty() && guests == seen) {
                            end();
                        }
                    });
        }
    }

    /// Ends the process, and with it this.
    void end() {
        ServerProcess running = process;
        if (state != State.OVER) {
            state = State.OVER;
            home.over(this);
            if (running != null) {
                Thread.ofVirtual().name("share-end").start(() -> running.end(PATIENCE));
            }
        }
    }

    /// The daemon leaves.
    ///
    /// @return what is still to end
    @Nullable ServerProcess leave() {
        board.lost("Drover is ending. Start this server again to go on.");
        List<ClientEnd> all = new ArrayList<>(clients.values());
        state = State.OVER;
        all.forEach(ClientEnd::close);
        return process;
    }

    /// What was sent to it and is not on its way.
    @Nullable ServerProcess waiting() {
        ServerProcess running = process;
        return running != null && running.isWaiting() ? running : null;
    }

    ServerSight sight() {
        ServerProcess running = process;
        return new ServerSight(
                state == State.READY ? "ready" : state == State.STARTING ? "starting" : "down",
                running == null ? null : running.pid(),
                clients.values().stream().map(ClientEnd::view).toList(),
                restarts.count(),
                running == null ? null : restarts.startedAt(),
                alone,
                problem);
    }
}
