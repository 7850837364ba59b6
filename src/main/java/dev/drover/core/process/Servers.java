package dev.drover.core.process;

import dev.drover.core.process.Duplicates.Unit;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.ServerMark;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.SavingHint;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servers and daemons among the members: each counted once, at the top of what belongs to it.
final class Servers {
    /// What starts along with its session and is still there is a server of it.
    private static final Duration ALONG = Duration.ofSeconds(30);

    private static final Duration STAYED = Duration.ofMinutes(2);

    private final Forest forest;
    private final Members members;
    private final ProcessLook look;
    private final Map<String, ServerMark> marks;
    private final Map<ProcessKey, KnownProcess> tops = new LinkedHashMap<>();

    /// @param marks how often servers should exist, by signature, where a person has said so
    Servers(Forest forest, Members members, ProcessLook look, Map<String, ServerMark> marks) {
        this.forest = forest;
        this.members = members;
        this.look = look;
        this.marks = marks;
        for (ProcessFacts member : members.all()) {
            KnownProcess known = recognised(member);
            if (known != null && !partOf(member, known)) {
                tops.put(member.key(), known);
            }
        }
    }

    private @Nullable KnownProcess recognised(ProcessFacts member) {
        KnownProcess known = look.known().get(member.key());
        return known != null || members.session(member) != null ? known : cameAlong(member);
    }

    /// Recognised by ancestry alone: started by the session, along with it, and still there.
    private @Nullable KnownProcess cameAlong(ProcessFacts member) {
        ProcessFacts parent = forest.parent(member);
        Instance session = parent == null ? null : members.session(parent);
        if (parent == null || session == null) {
            return null;
        }
        boolean along = !member.startedAt().isAfter(parent.startedAt().plus(ALONG));
        boolean stayed = !member.startedAt().plus(STAYED).isAfter(look.at());
        if (!along || !stayed) {
            return null;
        }
        ServerSignature signature = ServerSignature.of(member.command(), member.cwd()).orElse(null);
        return new KnownProcess(
                KnownProcess.Kind.SERVER,
                signature == null ? Names.program(member) : signature.name(),
                signature,
                "No configuration names it, but it came with its session and has stayed.",
                null);
    }

    /// What starts a server and the server itself are one.
    private boolean partOf(ProcessFacts member, KnownProcess known) {
        for (ProcessFacts ancestor : forest.ancestors(member)) {
            if (members.session(ancestor) != null) {
                return false;
            }
            KnownProcess above = look.known().get(ancestor.key());
            if (above == null && tops.containsKey(ancestor.key())) {
                above = tops.get(ancestor.key());
            }
            if (above != null && above.kind() == KnownProcess.Kind.SHARED) {
                return true;
            }
            if (above != null && above.kind() == known.kind() && same(above, known)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(KnownProcess above, KnownProcess known) {
        return above.name().equals(known.name())
                || (above.signature() != null && above.signature().equals(known.signature()));
    }

    /// What the process is the top of, null if of nothing.
    @Nullable KnownProcess known(ProcessFacts process) {
        return tops.get(process.key());
    }

    /// Is this what takes in processes whose parents have ended?
    static boolean adopts(ProcessFacts process) {
        String executable = process.executable();
        return executable != null
                && executable.endsWith("/systemd")
                && process.command().contains("--user");
    }

    /// Those that are counted.
    List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        tops.forEach(
                (key, known) -> {
                    ProcessFacts top = forest.get(key);
                    if (top == null || top.uid() != look.uid()) {
                        return;
                    }
                    Instance session = session(top);
                    DaemonProfile profile = known.profile();
                    int clients = look.clients().getOrDefault(key, -1);
                    if (profile != null) {
                        units.add(daemon(top, known, profile, session, clients));
                    } else if (known.kind() == KnownProcess.Kind.SERVER
                            && known.signature() != null
                            && session != null) {
                        ServerMark mark = marks.get(known.signature().id());
                        if (mark != null || look.known().containsKey(key)) {
                            units.add(
                                    server(
                                            top,
                                            known.name(),
                                            known.signature().id(),
                                            mark,
                                            session,
                                            clients));
                        }
                    }
                });
        return units;
    }

    /// The session that it belongs to, seen now or before.
    private @Nullable Instance session(ProcessFacts process) {
        Instance above = members.above(process);
        if (above != null) {
            return above;
        }
        Instance owner = members.owner(process);
        return members.lives(owner) ? owner : null;
    }

    /// Once in its session, unless a person wants fewer.
    private static Unit server(
            ProcessFacts top,
            String name,
            String id,
            @Nullable ServerMark mark,
            Instance session,
            int clients) {
        Scope scope =
                mark == null
                        ? Scope.INSTANCE
                        : switch (mark.once()) {
                            case USER -> Scope.USER;
                            case WORKSPACE -> Scope.WORKSPACE;
                        };
        return new Unit(
                top,
                id,
                name,
                scope,
                within(scope, session, ""),
                where(scope, session, ""),
                1,
                mark != null,
                clients,
                session.id());
    }

    /// @param directory stands for the workspace where there is no session
    private static String within(Scope scope, @Nullable Instance session, String directory) {
        return switch (scope) {
            case USER -> "user";
            case WORKSPACE -> session == null ? directory : session.location().workspace().value();
            case INSTANCE -> session == null ? "no session" : session.id().value();
        };
    }

    private static String where(Scope scope, @Nullable Instance session, String directory) {
        return switch (scope) {
            case USER -> "your account";
            case WORKSPACE ->
                    "workspace "
                            + Names.line(session == null ? directory : session.location().root());
            case INSTANCE -> session == null ? "no session" : "session " + Names.of(session);
        };
    }

    private static Unit daemon(
            ProcessFacts top,
            KnownProcess known,
            DaemonProfile profile,
            @Nullable Instance session,
            int clients) {
        String directory = top.cwd() == null ? "an unknown directory" : top.cwd();
        return new Unit(
                top,
                "profile:" + profile.name(),
                known.name(),
                profile.scope(),
                within(profile.scope(), session, directory),
                where(profile.scope(), session, directory),
                profile.limit(),
                false,
                clients,
                session == null ? null : session.id());
    }

    /// The same server in several sessions, unless a person has said what there should be of it.
    List<SavingHint> savings() {
        Map<ServerSignature, Set<ProcessKey>> same = new LinkedHashMap<>();
        Map<ServerSignature, Set<Instance>> sessions = new HashMap<>();
        Map<ServerSignature, String> names = new HashMap<>();
        tops.forEach(
                (key, known) -> {
                    ProcessFacts top = forest.get(key);
                    Instance session = top == null ? null : session(top);
                    ServerSignature signature = known.signature();
                    if (session != null
                            && signature != null
                            && known.kind() == KnownProcess.Kind.SERVER
                            && !marks.containsKey(signature.id())) {
                        same.computeIfAbsent(signature, s -> new HashSet<>()).add(key);
                        sessions.computeIfAbsent(signature, s -> new HashSet<>()).add(session);
                        names.put(signature, known.name());
                    }
                });
        List<SavingHint> hints = new ArrayList<>();
        same.forEach(
                (signature, keys) -> {
                    int count = sessions.getOrDefault(signature, Set.of()).size();
                    if (count > 1) {
                        String name = names.getOrDefault(signature, signature.name());
                        hints.add(new SavingHint(signature, name, count, memory(keys)));
                    }
                });
        return hints;
    }

    private long memory(Set<ProcessKey> tops) {
        long bytes = 0;
        for (ProcessKey key : tops) {
            ProcessFacts top = forest.get(key);
            if (top != null) {
                for (ProcessFacts process : forest.below(top)) {
                    bytes += process.memoryBytes() == null ? 0 : process.memoryBytes();
                }
            }
        }
        return bytes;
    }
}
