package dev.drover.daemon;

import dev.drover.config.ProfilesFile;
import dev.drover.core.Refused;
import dev.drover.core.process.MarkRules;
import dev.drover.core.process.ProfileRules;
import dev.drover.host.ProcessTable;
import dev.drover.host.Trash;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.ServerMark;
import dev.drover.model.VisibleText;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.Scope;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Processes as everyone above sees them: the tree of the last look, the report, and the
/// directories that daemons have left.
public final class Processes {
    private final ProcessTable table;
    private final ProfilesFile file;
    private final Trash trash;
    private final DaemonDirectories directories;
    private final StateWriter writer;
    private final InstantSource clock;
    private final ProcessWatcher watcher;
    private final Returns returns;
    private final Supplier<List<SharedServerView>> shared;
    private final AtomicReference<ProfilesFile.Loaded> profiles;
    private volatile Collection<ProcessFacts> seen = List.of();
    private volatile Map<Long, KnownProcess> daemons = Map.of();

    Processes(
            ProcessTable table,
            ProcessSources sources,
            StateWriter writer,
            Recognition recognition,
            Supplier<List<SharedServerView>> shared,
            InstantSource clock) {
        this.table = table;
        this.file = sources.profiles();
        this.trash = sources.trash();
        this.directories = new DaemonDirectories(sources.files());
        this.writer = writer;
        this.clock = clock;
        this.profiles = new AtomicReference<>(file.read());
        this.watcher =
                new ProcessWatcher(
                        writer,
                        table,
                        sources.configs(),
                        recognition,
                        this::profiles,
                        directories::last,
                        shared,
                        clock);
        this.shared = shared;
        this.returns = new Returns(writer, watcher::tree);
    }

    /// @param scanned what the process table has just shown
    void look(Collection<ProcessFacts> scanned) {
        seen = scanned;
        watcher.look(scanned);
        returns.look();
    }

    /// Looks at profiles and at what running daemons keep on disk: seldom, as it costs more.
    void lookAtDaemons() {
        profiles.set(file.read());
        Map<Long, KnownProcess> known = new HashMap<>();
        for (ProcessNode node : tree().stream().toList()) {
            KnownProcess daemon =
                    node.signature() == null
                            ? null
                            : ProfileRules.daemon(node.signature(), profiles());
            if (daemon != null) {
                known.put(node.key().pid(), daemon);
            }
        }
        daemons = known;
        directories.look(profiles(), seen, known, false);
    }

    private List<DaemonProfile> profiles() {
        return profiles.get().profiles();
    }

    /// Servers that came back after they were ended.
    Returns returns() {
        return returns;
    }

    ProcessWatcher.Confirmed confirmed() {
        return watcher.confirmed();
    }

    /// The tree of the last look: every process that has to do with agents, with its class and why.
    public ProcessTree tree() {
        return watcher.tree();
    }

    /// Memory of a process and all below it, as the last look saw it; null if it did not.
    @Nullable Long memoryBelow(long pid) {
        return tree().stream()
                .filter(node -> node.key().pid() == pid)
                .findFirst()
                .map(ProcessNode::memoryBytes)
                .orElse(null);
    }

    /// The same for people.
    ///
    /// @param ports also looks who listens where, which costs more
    public ProcessTreeView view(boolean ports) {
        ProcessTree tree = tree();
        Map<Long, List<Integer>> listening =
                ports ? table.listening(tree.stream().map(n -> n.key().pid()).toList()) : Map.of();
        return new ProcessViews(listening, this::cpu, returns::of)
                .tree(tree, profiles.get().notices(), marks(), shared.get());
    }

    private @Nullable Duration cpu(ProcessKey key) {
        return table.traits(key).cpu();
    }

    /// How often servers should exist, where a person has said so.
    public List<ServerMark> marks() {
        return writer.state().marks().values().stream()
                .sorted(Comparator.comparing(ServerMark::name).thenComparing(ServerMark::server))
                .toList();
    }

    /// A person says how often a server should exist. It counts from the next look on.
    ///
    /// @param server its signature or name, or a pid that belongs to it
    /// @param once `user`, `workspace`, or `instance`, which takes the mark away
    /// @return all marks
    /// @throws Refused if there is no such server, or no such word
    public List<ServerMark> mark(String server, String once) {
        Scope scope =
                Scope.named(once)
                        .orElseThrow(
                                () ->
                                        Refused.badRequest(
                                                "'"
                                                        + VisibleText.line(once, 80)
                                                        + "' is no scope. A server may run once per"
                                                        + " user, workspace or instance."));
        writer.submit(
                switch (scope) {
                    case USER -> MarkRules.mark(tree(), server, ServerMark.Once.USER);
                    case WORKSPACE -> MarkRules.mark(tree(), server, ServerMark.Once.WORKSPACE);
                    case INSTANCE -> MarkRules.unmark(tree(), server);
                });
        return marks();
    }

    /// The evidence as Markdown.
    public String report() {
        List<DaemonDirectory> now = directories.look(profiles(), seen, daemons, true);
        return new ProcessReport(tree(), now, directories::growth, returns::of, clock.instant())
                .markdown();
    }

    /// Directories of daemons that have one each, with who uses them; and those in the trash.
    public List<Directory> directories() {
        List<Directory> found = new ArrayList<>();
        for (DaemonDirectory one : oneEach()) {
            found.add(
                    new Directory(
                            one.profile(),
                            one.path(),
                            one.bytes(),
                            one.whole(),
                            one.changed(),
                            one.users(),
                            one.abandoned(),
                            null));
        }
        for (Trash.Kept kept : trash.list()) {
            found.add(new Directory("", kept.origin(), 0, true, null, List.of(), false, kept.id()));
        }
        return found;
    }

    private List<DaemonDirectory> oneEach() {
        List<DaemonProfile> such =
                profiles().stream().filter(DaemonDirectories::keepsOneEach).toList();
        // Whoever opened one a moment ago must be seen.
        return directories.look(such, table.scan(), daemons, true);
    }

    /// Moves an abandoned directory to the trash.
    ///
    /// @throws Refused if it is none, is used, or cannot be moved; nothing was changed
    public Directory trash(String path) {
        DaemonDirectory one =
                oneEach().stream()
                        .filter(directory -> directory.path().equals(path))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.badRequest(
                                                "That is no directory of a known daemon."
                                                        + " `drover processes directories` lists"
                                                        + " them."));
        if (!one.abandoned()) {
            throw Refused.badRequest(
                    "It is in use or may be, so it stays"
                            + (one.users().isEmpty() ? "." : ": by process " + one.users() + "."));
        }
        try {
            Trash.Kept kept = trash.move(Path.of(path), Trash.id(clock.instant(), path));
            return new Directory(
                    one.profile(),
                    path,
                    one.bytes(),
                    one.whole(),
                    one.changed(),
                    List.of(),
                    true,
                    kept.id());
        } catch (IOException e) {
            throw Refused.badRequest(
                    "It was not moved: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    /// Puts a directory back where it was.
    ///
    /// @throws Refused if there is none of that id, or its place is taken; nothing was changed
    public Directory restore(String id) {
        try {
            Trash.Kept kept = trash.restore(id);
            return new Directory("", kept.origin(), 0, true, null, List.of(), false, null);
        } catch (IOException e) {
            throw Refused.badRequest(
                    "It was not put back: " + e.getMessage() + ". Nothing was changed.");
        }
    }
}
