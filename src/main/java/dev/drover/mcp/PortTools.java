package dev.drover.mcp;

import dev.drover.ipc.Api;
import dev.drover.mcp.Tool.Effect;
import dev.drover.mcp.Tool.Said;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Ports: one that nobody else is given, who has one, and giving one back.
final class PortTools {
    static final String TYPE =
            "What will listen: dev, api, database, auth, test, storybook, docs …";

    private PortTools() {}

    record Wanted(
            @Says(TYPE) String type,
            @Says(value = "Tells several of one type apart, e.g. web", longest = 60)
                    @Nullable String name,
            @Says(value = "Only this port, no other", least = 1, most = 65_535)
                    @Nullable Integer port) {}

    record Kind(@Says(TYPE) String type) {}

    record Which(@Says(value = "The port's number", least = 1, most = 65_535) int port) {}

    /// @param use free, leased, in-use, clash (somebody else listens) or unleased
    /// @param holder id of the instance that leased it; manual for a person
    /// @param listeners who listens
    record Port(
            int port,
            String use,
            @Nullable String type,
            @Nullable String name,
            @Nullable String holder,
            @Nullable String directory,
            @Nullable Instant since,
            boolean yours,
            List<Listener> listeners) {}

    /// @param owner the agent it belongs to
    record Listener(@Nullable Long pid, @Nullable String program, @Nullable String owner) {}

    static List<Tool<?, ?>> tools() {
        return List.of(
                new Tool<>(
                        "lease_port",
                        "Lease a port",
                        "Get a free port of your own before you start a server. No other agent is"
                                + " given it; it is yours until you end, and the same each time"
                                + " you ask for the same type and name.",
                        Wanted.class,
                        Port.class,
                        Effect.ONCE,
                        PortTools::lease),
                new Tool<>(
                        "suggest_port",
                        "Suggest a port",
                        "Which port lease_port would give you for this type; nothing is leased.",
                        Kind.class,
                        Port.class,
                        Effect.NOTHING,
                        PortTools::suggest),
                new Tool<>(
                        "who_has_port",
                        "Who has this port",
                        "Who leased a port and which process listens on it. Ask when a port is"
                                + " taken, before you end anything.",
                        Which.class,
                        Port.class,
                        Effect.NOTHING,
                        PortTools::who),
                new Tool<>(
                        "release_port",
                        "Release my port",
                        "Give back a port that you leased. Others' leases stay.",
                        Which.class,
                        Port.class,
                        Effect.EACH_TIME,
                        PortTools::release));
    }

    private static Said<Port> lease(Caller caller, Wanted wanted) {
        Caller.Acting you = caller.acting();
        PortView lease =
                you.api()
                        .lease(request(wanted.type(), wanted.name(), wanted.port(), you))
                        .getFirst();
        return new Said<>(
                "Port " + lease.port() + " is yours (" + lease.type() + ").", port(lease, caller));
    }

    private static Said<Port> suggest(Caller caller, Kind kind) {
        Caller.Acting you = caller.acting();
        PortView free = you.api().suggestPorts(request(kind.type(), null, null, you)).getFirst();
        return new Said<>(
                "You would get " + free.port() + ". Nothing is leased.", port(free, caller));
    }

    private static PortRequest request(
            String type, @Nullable String name, @Nullable Integer port, Caller.Acting you) {
        return new PortRequest(type, name, 1, port, null, null, null, you.agent().value());
    }

    private static Said<Port> who(Caller caller, Which which) {
        Port port = port(caller.looking().port(which.port()), caller);
        return new Said<>(line(port), port);
    }

    private static Said<Port> release(Caller caller, Which which) {
        Api api = caller.acting().api();
        PortView was = api.releasePort(which.port());
        return new Said<>("Port " + was.port() + " is released.", port(was, caller));
    }

    static Port port(PortView p, Caller caller) {
        String holder = p.holder();
        return new Port(
                p.port(),
                p.use().toString(),
                p.type(),
                Quoted.plainOrNull(p.name()),
                holder == null || holder.equals(PortView.MANUAL) ? holder : Quoted.id(holder),
                Quoted.plainOrNull(p.directory()),
                p.since(),
                holder != null
                        && caller.agent().filter(own -> own.value().equals(holder)).isPresent(),
                p.listeners().stream()
                        .map(
                                l ->
                                        new Listener(
                                                l.pid(),
                                                Quoted.plainOrNull(l.program()),
                                                l.owner() == null ? null : Quoted.id(l.owner())))
                        .toList());
    }

    private static String line(Port p) {
        String lease =
                p.holder() == null
                        ? "leased to nobody"
                        : "leased to "
                                + (p.yours()
                                        ? "you"
                                        : p.holder().equals(PortView.MANUAL)
                                                ? "a person"
                                                : p.holder())
                                + " since "
                                + p.since()
                                + (p.directory() == null
                                        ? ""
                                        : " for " + Quoted.name(p.directory()));
        String listens =
                p.listeners().isEmpty()
                        ? p.use().equals("unleased")
                                ? "somebody listens that cannot be seen"
                                : "nobody listens"
                        : "listening: "
                                + p.listeners().stream()
                                        .map(PortTools::line)
                                        .collect(Collectors.joining("; "));
        return "Port " + p.port() + " is " + p.use() + ": " + lease + ", " + listens + ".";
    }

    private static String line(Listener l) {
        return (l.program() == null ? "a program" : Quoted.name(l.program()))
                + (l.pid() == null ? "" : ", pid " + l.pid())
                + (l.owner() == null ? "" : ", of agent " + l.owner());
    }
}
