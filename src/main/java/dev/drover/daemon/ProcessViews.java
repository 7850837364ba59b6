package dev.drover.daemon;

import dev.drover.model.ProcessKey;
import dev.drover.model.Secrets;
import dev.drover.model.ServerMark;
import dev.drover.model.VisibleText;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.SavingHint;
import dev.drover.model.process.ServerGroup;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;
import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Processes for people, made of a tree.
final class ProcessViews {
    private static final int LONGEST_COMMAND = 600;

    private final Map<Long, List<Integer>> ports;
    private final Function<ProcessKey, @Nullable Duration> cpu;
    private final Function<ProcessKey, Returns.@Nullable Returned> returned;

    /// @param ports by pid
    /// @param cpu time used until now
    /// @param returned what was ended before, if the process came in its place
    ProcessViews(
            Map<Long, List<Integer>> ports,
            Function<ProcessKey, @Nullable Duration> cpu,
            Function<ProcessKey, Returns.@Nullable Returned> returned) {
        this.ports = ports;
        this.cpu = cpu;
        this.returned = returned;
    }

    ProcessTreeView tree(
            ProcessTree tree,
            List<String> notices,
            List<ServerMark> marks,
            List<SharedServerView> shared) {
        List<ProcessView> processes = new ArrayList<>();
        tree.roots().forEach(root -> add(root, 0, processes));
        Map<ProcessKey, ProcessNode> nodes = new HashMap<>();
        tree.stream().forEach(node -> nodes.put(node.key(), node));
        return new ProcessTreeView(
                tree.at(),
                processes,
                tree.duplicates().stream().map(group -> duplicate(group, nodes)).toList(),
                tree.savings().stream().map(ProcessViews::saving).toList(),
                tree.hidden(),
                notices,
                marks,
                shared.stream().flatMap(one -> shared(one, nodes).stream()).toList());
    }

    /// Those that save something now.
    private static Optional<ProcessTreeView.Shared> shared(
            SharedServerView one, Map<ProcessKey, ProcessNode> nodes) {
        return nodes.values().stream()
                .filter(node -> one.pid() != null && node.key().pid() == one.pid())
                .filter(node -> one.clients().size() > 1)
                .findFirst()
                .map(
                        node ->
                                new ProcessTreeView.Shared(
                                        one.name(),
                                        node.key().toString(),
                                        one.clients().size(),
                                        node.memoryBytes() * (one.clients().size() - 1)));
    }

    private void add(ProcessNode node, int depth, List<ProcessView> into) {
        into.add(view(node, depth));
        node.children().forEach(child -> add(child, depth + 1, into));
    }

    ProcessView view(ProcessNode node, int depth) {
        Duration used = cpu.apply(node.key());
        return new ProcessView(
                node.key().toString(),
                node.key().pid(),
                node.facts().parent(),
                node.role(),
                node.why(),
                node.name(),
                command(node),
                node.facts().cwd() == null
                        ? null
                        : VisibleText.line(node.facts().cwd(), LONGEST_COMMAND),
                node.owner() == null ? null : node.owner().value(),
                node.signature() == null ? null : node.signature().id(),
                node.facts().startedAt(),
                node.facts().memoryBytes(),
                used == null ? null : used.toMillis() / 1000.0,
                ports.getOrDefault(node.key().pid(), List.of()),
                evidence(node, returned.apply(node.key())),
                node.keep(),
                depth);
    }

    static List<String> evidence(ProcessNode node, Returns.@Nullable Returned returned) {
        if (returned == null) {
            return node.evidence();
        }
        List<String> lines = new ArrayList<>(node.evidence());
        lines.add(returned.words());
        return lines;
    }

    /// What is shown of a long command line is its beginning, and what is searched for secrets is
    /// not much more.
    static String command(ProcessNode node) {
        String words = String.join(" ", node.facts().command());
        if (words.isBlank()) {
            words = node.facts().executable() == null ? "?" : node.facts().executable();
        }
        String some =
                words.length() > 4 * LONGEST_COMMAND
                        ? words.substring(0, 4 * LONGEST_COMMAND)
                        : words;
        return VisibleText.line(Secrets.redact(some), LONGEST_COMMAND);
    }

    private static ProcessTreeView.Duplicate duplicate(
            ServerGroup group, Map<ProcessKey, ProcessNode> nodes) {
        long bytes = 0;
        for (ProcessKey key : group.extra()) {
            ProcessNode node = nodes.get(key);
            bytes += node == null ? 0 : node.memoryBytes();
        }
        return new ProcessTreeView.Duplicate(
                group.id(),
                group.name(),
                group.where(),
                group.limit(),
                keys(group.kept()),
                keys(group.extra()),
                group.reason(),
                bytes);
    }

    private static ProcessTreeView.Saving saving(SavingHint hint) {
        return new ProcessTreeView.Saving(
                hint.name(), hint.signature().id(), hint.instances(), hint.memoryBytes());
    }

    private static List<String> keys(Collection<ProcessKey> keys) {
        return keys.stream().map(ProcessKey::toString).toList();
    }
}
