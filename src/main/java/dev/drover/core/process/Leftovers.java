package dev.drover.core.process;

import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerGroup;

import java.util.ArrayList;
import java.util.List;

/// What of a tree may have to end: the topmost of each orphan tree, and the servers that are one
/// too many, each with its evidence. Whether any of it may end at all is judged elsewhere.
public final class Leftovers {
    private Leftovers() {}

    public static List<EndingCandidate> of(ProcessTree tree) {
        List<EndingCandidate> found = new ArrayList<>();
        tree.roots().forEach(root -> orphans(root, found));
        for (ServerGroup group : tree.duplicates()) {
            for (var key : group.extra()) {
                boolean kept = tree.find(key).map(node -> node.keep() != null).orElse(true);
                if (!kept) {
                    found.add(
                            new EndingCandidate(
                                    key,
                                    EndingCause.DUPLICATE,
                                    "One too many of " + group.name() + " in " + group.where()));
                }
            }
        }
        return found;
    }

    private static void orphans(ProcessNode node, List<EndingCandidate> found) {
        if (node.why() == ProcessClass.ORPHAN && node.keep() == null) {
            String reason = node.evidence().isEmpty() ? "Left over" : node.evidence().getFirst();
            found.add(new EndingCandidate(node.key(), EndingCause.ORPHAN, reason));
            return;
        }
        node.children().forEach(child -> orphans(child, found));
    }
}
