package dev.drover.daemon;

import dev.drover.core.Decision;
import dev.drover.model.EndingResult;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Servers that were ended while their agent ran on, and whether that agent has started them again.
/// It remembers no longer than this daemon runs; the journal keeps what it has told.
final class Returns {
    private static final int MOST = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// A server that was ended or is about to be.
    ///
    /// @param before what ran already, and so is nothing that came back
    private record Ended(
            String ending,
            ProcessNode node,
            InstanceId owner,
            ServerSignature signature,
            Set<ProcessKey> before) {}

    /// A process that an agent has started in the place of one that was ended.
    ///
    /// @param at when it started
    record Returned(String ending, ProcessKey ended, Instant at) {
        String words() {
            return "It was started again by its agent at "
                    + TIME.format(at)
                    + ", after process "
                    + ended.pid()
                    + " was ended.";
        }
    }

    private final StateWriter writer;
    private final Supplier<ProcessTree> tree;
    private final List<Ended> begun = new ArrayList<>();
    private final List<Ended> awaited = new ArrayList<>();
    private final Map<ProcessKey, Returned> returned = new ConcurrentHashMap<>();

    /// @param tree the last look at the processes
    Returns(StateWriter writer, Supplier<ProcessTree> tree) {
        this.writer = writer;
        this.tree = tree;
    }

    /// Null if it is nothing that came back.
    @Nullable Returned of(ProcessKey process) {
        return returned.get(process);
    }

    synchronized void follow(Event.OfEnding event) {
        switch (event) {
            case Event.EndingBegun e -> begun(e);
            case Event.EndingDone e -> done(e);
        }
    }

    private void begun(Event.EndingBegun event) {
        ProcessTree now = tree.get();
        Set<ProcessKey> before =
                now.stream().map(ProcessNode::key).collect(Collectors.toUnmodifiableSet());
        for (var target : event.targets()) {
            now.find(target.process())
                    .filter(node -> node.role() == ProcessRole.SERVER)
                    .ifPresent(
                            node -> {
                                InstanceId owner = node.owner();
                                ServerSignature signature = node.signature();
                                if (owner != null && signature != null && begun.size() < MOST) {
                                    begun.add(
                                            new Ended(
                                                    event.ending(),
                                                    node,
                                                    owner,
                                                    signature,
                                                    before));
                                }
                            });
        }
    }

    private void done(Event.EndingDone event) {
        Set<ProcessKey> gone =
                event.results().stream()
                        .filter(result -> result.outcome().isEnded())
                        .map(EndingResult::process)
                        .collect(Collectors.toSet());
        for (Ended one : List.copyOf(begun)) {
            if (one.ending.equals(event.ending())) {
                begun.remove(one);
                if (gone.contains(one.node.key()) && awaited.size() < MOST) {
                    awaited.add(one);
                }
            }
        }
    }

    /// Again and again, after each look at the processes.
    synchronized void look() {
        if (awaited.isEmpty() && returned.isEmpty()) {
            return;
        }
        ProcessTree now = tree.get();
        List<Event> events = new ArrayList<>();
        Iterator<Ended> open = awaited.iterator();
        while (open.hasNext()) {
            Ended one = open.next();
            ProcessNode back = back(one, now);
            if (back != null) {
                open.remove();
                returned.put(
                        back.key(),
                        new Returned(one.ending, one.node.key(), back.facts().startedAt()));
                events.add(
                        new Event.ServerReturned(
                                one.owner,
                                one.ending,
                                one.node.name(),
                                one.node.key(),
                                back.key()));
            } else if (writer.state().instances().get(one.owner).isEmpty()) {
                open.remove(); // nobody is left who could start it
            }
        }
        returned.keySet().removeIf(key -> now.find(key).isEmpty());
        if (!events.isEmpty()) {
            writer.submit((state, at) -> new Decision<>(events, true));
        }
    }

    /// The same server of the same instance, which was not there before, and stands for no other.
    private @Nullable ProcessNode back(Ended one, ProcessTree now) {
        return now.stream()
                .filter(node -> node.role() == ProcessRole.SERVER)
                .filter(node -> Objects.equals(node.owner(), one.owner))
                .filter(node -> Objects.equals(node.signature(), one.signature))
                .filter(node -> !one.before.contains(node.key()))
                .filter(node -> node.key().start() > one.node.key().start())
                .filter(node -> !returned.containsKey(node.key()))
                .findFirst()
                .orElse(null);
    }
}
