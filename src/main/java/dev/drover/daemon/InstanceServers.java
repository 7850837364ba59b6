package dev.drover.daemon;

import dev.drover.model.InstanceId;
import dev.drover.model.VisibleText;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.view.InstanceView;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Which servers each instance has, as the last look at the processes saw them.
final class InstanceServers {
    private static final int LONGEST_NAME = 80;

    private record Made(ProcessTree tree, Map<InstanceId, List<InstanceView.Server>> servers) {}

    private final Supplier<ProcessTree> tree;
    private volatile Made made = new Made(ProcessTree.NOTHING, Map.of());

    InstanceServers(Supplier<ProcessTree> tree) {
        this.tree = tree;
    }

    List<InstanceView.Server> of(InstanceId instance) {
        ProcessTree now = tree.get();
        Made last = made;
        if (last.tree != now) {
            last = new Made(now, servers(now));
            made = last;
        }
        return last.servers.getOrDefault(instance, List.of());
    }

    private static Map<InstanceId, List<InstanceView.Server>> servers(ProcessTree tree) {
        Map<InstanceId, List<InstanceView.Server>> servers = new HashMap<>();
        tree.stream()
                .filter(InstanceServers::serves)
                .forEach(
                        node -> {
                            InstanceId owner = node.owner();
                            if (owner != null) {
                                servers.computeIfAbsent(owner, id -> new ArrayList<>())
                                        .add(server(node));
                            }
                        });
        servers.replaceAll((id, list) -> Collections.unmodifiableList(list));
        return servers;
    }

    /// What is meant for all sessions, or was left behind, is not its own.
    private static boolean serves(ProcessNode node) {
        boolean server = node.role() == ProcessRole.SERVER || node.role() == ProcessRole.DAEMON;
        ProcessClass why = node.why();
        return server
                && (why == ProcessClass.WORKING
                        || why == ProcessClass.IDLE_RETAINED
                        || why == ProcessClass.DUPLICATE);
    }

    private static InstanceView.Server server(ProcessNode node) {
        boolean seen = node.facts().memoryBytes() != null;
        return new InstanceView.Server(
                VisibleText.line(node.name(), LONGEST_NAME),
                node.key().pid(),
                seen ? node.memoryBytes() : null);
    }
}
