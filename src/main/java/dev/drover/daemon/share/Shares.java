package dev.drover.daemon.share;

import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.ipc.StdioEnd;
import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;
import dev.drover.model.process.PerClientServers;
import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// All servers that sessions share. It finds the one that a session asks for, and ends them all
/// with the daemon.
public final class Shares implements AutoCloseable {
    /// Of what a session or a server says, in bytes.
    static final int LONGEST_LINE = 16 << 20;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private record Entry(ShareAsk.Key key, int only) {}

    private final ServerPrograms programs;
    private final Supplier<Duration> idleAfter;
    private final LongFunction<@Nullable Long> memory;
    private final Map<Entry, Share> shares = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private boolean closed;

    /// @param keeper words that start a command so that it ends with the daemon
    /// @param idleAfter how long one may stay without a session
    /// @param memory of a process and all below it, null if not seen yet
    public Shares(
            Supplier<List<String>> keeper,
            Supplier<Duration> idleAfter,
            LongFunction<@Nullable Long> memory) {
        this.programs = new ServerPrograms(keeper);
        this.idleAfter = idleAfter;
        this.memory = memory;
    }

    /// A session's end of the server that it asks for.
    ///
    /// @throws dev.drover.core.Refused if what it asks for cannot be
    public Reply take(Request request) {
        ShareAsk ask = ShareAsk.of(request);
        String alone = PerClientServers.of(ask.command());
        int number = numbers.incrementAndGet();
        return new Reply.Upgraded(
                alone == null ? Map.of() : Map.of("Drover-Stderr", told(ask.name(), alone)),
                end -> talk(ask, alone, number, end));
    }

    private static String told(String name, String reason) {
        String line = "drover: " + name + " gets a process of its own: " + reason + "\n";
        return URLEncoder.encode(line, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void talk(ShareAsk ask, @Nullable String alone, int number, StdioEnd end)
            throws InterruptedException {
        Entry entry = new Entry(ask.key(), alone == null ? 0 : number);
        Share share = enter(entry, ask, alone);
        if (share == null) {
            return;
        }
        try {
            new ClientEnd(number, end).run(share);
        } finally {
            share.goes();
        }
    }

    private synchronized @Nullable Share enter(Entry entry, ShareAsk ask, @Nullable String alone) {
        if (closed) {
            return null;
        }
        Share share =
                shares.computeIfAbsent(
                        entry,
                        e -> new Share(ask, programs, idleAfter, alone, () -> forget(entry)));
        share.comes();
        return share;
    }

    private synchronized void forget(Entry entry) {
        Share share = shares.get(entry);
        if (share != null && share.isEmpty()) {
            shares.remove(entry);
        }
    }

    /// All processes of all of them, in the order in which they came.
    public List<SharedServerView> list() {
        List<Share> all;
        synchronized (this) {
            all = List.copyOf(shares.values());
        }
        List<SharedServerView> views = new ArrayList<>();
        for (Share share : all) {
            share.sights().forEach(sight -> views.add(view(share.ask(), sight)));
        }
        return views;
    }

    private SharedServerView view(ShareAsk ask, ServerSight sight) {
        Long pid = sight.pid();
        return new SharedServerView(
                ask.name(),
                ask.scope(),
                VisibleText.line(ask.root(), 400),
                VisibleText.line(Secrets.redact(String.join(" ", ask.command())), 400),
                sight.state(),
                pid,
                sight.clients(),
                sight.restarts(),
                sight.startedAt(),
                pid == null ? null : memory.apply(pid),
                sight.alone(),
                sight.problem());
    }

    /// Tells those who wait, and ends all servers: their input, then TERM, then KILL.
    @Override
    public void close() {
        List<Share> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(shares.values());
            shares.clear();
        }
        List<Thread> ending =
                all.stream()
                        .flatMap(share -> share.close().stream())
                        .map(
                                process ->
                                        Thread.ofVirtual()
                                                .name("share-end")
                                                .start(() -> process.end(PATIENCE)))
                        .toList();
        try {
            for (Thread thread : ending) {
                thread.join(PATIENCE.multipliedBy(4));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
