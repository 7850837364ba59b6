package dev.drover.core.process;

import dev.drover.model.Instance;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.process.ProcessTraits;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerGroup;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the tree of one look, from the sessions down.
final class TreeBuilder {
    private static final int DEEPEST = 200;

    private static final Comparator<ProcessFacts> BY_START =
            Comparator.<ProcessFacts>comparingLong(p -> p.key().start())
                    .thenComparingLong(p -> p.key().pid());

    private final State state;
    private final ProcessLook look;
    private final Forest forest;
    private final Members members;
    private final Servers servers;
    private final List<ServerGroup> duplicates;
    private final Map<ProcessKey, String> extra = new HashMap<>();
    private final Set<ProcessKey> aboveSessions = new HashSet<>();
    private final Set<ProcessKey> aboveSelf = new HashSet<>();
    private final Map<ProcessKey, List<ProcessFacts>> detached = new HashMap<>();
    private final Set<ProcessKey> placed = new HashSet<>();

    TreeBuilder(State state, ProcessLook look) {
        this.state = state;
        this.look = look;
        this.forest = new Forest(look.processes());
        this.members = new Members(forest, state, look.known().keySet());
        this.servers = new Servers(forest, members, look, state.marks());
        this.duplicates = Duplicates.find(servers.units());
        for (ServerGroup group : duplicates) {
            group.extra().forEach(key -> extra.put(key, tooMany(group)));
        }
        for (ProcessFacts member : members.all()) {
            if (members.session(member) != null) {
                forest.ancestors(member).forEach(p -> aboveSessions.add(p.key()));
            }
        }
        ProcessFacts self = forest.get(look.self());
        if (self != null) {
            forest.ancestors(self).forEach(p -> aboveSelf.add(p.key()));
        }
    }

    private static String tooMany(ServerGroup group) {
        int all = group.kept().size() + group.extra().size();
        return "There are "
                + all
                + " of '"
                + Names.line(group.name())
                + "' in "
                + group.where()
                + ", where "
                + group.limit()
                + (group.limit() == 1 ? " is" : " are")
                + " enough. "
                + group.reason();
    }

    ProcessTree tree() {
        List<ProcessFacts> roots = new ArrayList<>();
        for (ProcessFacts member : members.all().stream().sorted(BY_START).toList()) {
            ProcessFacts parent = forest.parent(member);
            ProcessFacts owner = detachedFrom(member, parent);
            if (owner != null) {
                detached.computeIfAbsent(owner.key(), key -> new ArrayList<>()).add(member);
            } else if (parent == null || !members.all().contains(parent) || startsATree(member)) {
                roots.add(member);
            }
        }
        List<ProcessNode> nodes =
                Stream.concat(roots.stream(), members.all().stream().sorted(BY_START))
                        .flatMap(root -> Stream.ofNullable(node(root, null, null, 0)))
                        .sorted(Comparator.comparingInt(TreeBuilder::rank))
                        .toList();
        int hidden =
                (int)
                        state.instances().all().stream()
                                .filter(Instance::isLive)
                                .filter(i -> i.process() == null || forest.get(i.process()) == null)
                                .count();
        return new ProcessTree(look.at(), nodes, duplicates, servers.savings(), hidden);
    }

    /// A session below no other one, whatever is above it.
    private boolean startsATree(ProcessFacts member) {
        return members.session(member) != null && members.above(member) == null;
    }

    /// The session's process that a member belongs to though it is not below it any more.
    private @Nullable ProcessFacts detachedFrom(
            ProcessFacts member, @Nullable ProcessFacts parent) {
        Instance owner = members.owner(member);
        ProcessKey process = owner == null ? null : owner.process();
        boolean apart =
                members.above(member) == null
                        && members.session(member) == null
                        && !aboveSessions.contains(member.key())
                        && (parent == null || members.owned(parent) == null);
        return apart && process != null ? forest.get(process) : null;
    }

    private static int rank(ProcessNode root) {
        if (root.role() == ProcessRole.INSTANCE) {
            return 0;
        }
        return switch (root.why()) {
            case ORPHAN -> 1;
            case DUPLICATE -> 2;
            case SHARED -> 3;
            case WORKING, IDLE_RETAINED, NOT_OURS -> 4;
        };
    }

    private @Nullable ProcessNode node(
            ProcessFacts process,
            @Nullable Verdict parent,
            @Nullable KnownProcess inherited,
            int depth) {
        if (!placed.add(process.key())) {
            return null;
        }
        Instance session = members.session(process);
        KnownProcess known = servers.known(process);
        boolean part = known == null && session == null;
        KnownProcess counts = part ? inherited : known;
        Verdict verdict = ProcessClasses.of(standing(process, session, counts, part, parent));
        List<ProcessNode> children = new ArrayList<>();
        if (depth < DEEPEST) {
            Stream.concat(
                            forest.children(process).stream(),
                            detached.getOrDefault(process.key(), List.of()).stream())
                    .filter(child -> !startsATree(child))
                    .sorted(BY_START)
                    .forEach(
                            child -> {
                                ProcessNode node = node(child, verdict, counts, depth + 1);
                                if (node != null) {
                                    children.add(node);
                                }
                            });
        }
        OwnedProcess owned = members.owned(process);
        Instance owner = session != null ? session : members.above(process);
        return new ProcessNode(
                process,
                role(session, known),
                verdict.why(),
                name(process, session, known),
                verdict.evidence(),
                owner != null ? owner.id() : owned == null ? null : owned.owner(),
                known == null ? null : known.signature(),
                look.traits().getOrDefault(process.key(), ProcessTraits.UNSEEN),
                verdict.keep(),
                children);
    }

    private Standing standing(
            ProcessFacts process,
            @Nullable Instance session,
            @Nullable KnownProcess known,
            boolean part,
            @Nullable Verdict parent) {
        ProcessFacts above = forest.parent(process);
        Instance owner = members.owner(process);
        String tooMany = extra.get(process.key());
        if (tooMany == null && part && parent != null && parent.why() == ProcessClass.DUPLICATE) {
            tooMany = parent.evidence().getFirst();
        }
        return new Standing(
                process,
                look.traits().getOrDefault(process.key(), ProcessTraits.UNSEEN),
                process.key().equals(look.self()),
                aboveSelf.contains(process.key()),
                process.uid() == look.uid(),
                session,
                members.above(process),
                aboveSessions.contains(process.key()),
                forest.seesAllAbove(process),
                process.parent() == 1 || (above != null && Servers.adopts(above)),
                otherTerminal(process),
                known,
                part,
                tooMany,
                members.owned(process),
                owner,
                members.lives(owner),
                parent);
    }

    /// A terminal that is not the one in which its session was: a person may sit there.
    private @Nullable String otherTerminal(ProcessFacts process) {
        OwnedProcess owned = members.owned(process);
        String usual = owned == null ? null : owned.tty();
        for (ProcessFacts below : forest.below(process)) {
            String tty = below.tty();
            OwnedProcess its = members.owned(below);
            String expected = its == null ? usual : its.tty();
            if (tty != null && !tty.equals(expected)) {
                return tty;
            }
        }
        return null;
    }

    private static ProcessRole role(@Nullable Instance session, @Nullable KnownProcess known) {
        if (session != null) {
            return ProcessRole.INSTANCE;
        }
        if (known == null) {
            return ProcessRole.CHILD;
        }
        return switch (known.kind()) {
            case SERVER, SHARED, END -> ProcessRole.SERVER;
            case DAEMON, SINGLETON, VENDOR -> ProcessRole.DAEMON;
        };
    }

    private static String name(
            ProcessFacts process, @Nullable Instance session, @Nullable KnownProcess known) {
        if (session != null) {
            return Names.of(session);
        }
        return known == null ? Names.program(process) : Names.line(known.name());
    }
}
