package dev.drover.model.process;

import dev.drover.model.ProcessKey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All processes that have to do with agents, as one look saw them: sessions first, then what was
/// left behind, then what is shared or nobody's.
///
/// @param duplicates servers of which there are too many
/// @param savings servers that could be shared
/// @param hidden live instances whose process cannot be seen
public record ProcessTree(
        Instant at,
        List<ProcessNode> roots,
        List<ServerGroup> duplicates,
        List<SavingHint> savings,
        int hidden) {
    public static final ProcessTree NOTHING =
            new ProcessTree(Instant.EPOCH, List.of(), List.of(), List.of(), 0);

    public ProcessTree {
        roots = List.copyOf(roots);
        duplicates = List.copyOf(duplicates);
        savings = List.copyOf(savings);
    }

    /// All of them, each before its children.
    public Stream<ProcessNode> stream() {
        return roots.stream().flatMap(ProcessNode::stream);
    }

    public List<ProcessNode> of(ProcessClass why) {
        return stream().filter(node -> node.why() == why).toList();
    }

    public Optional<ProcessNode> find(ProcessKey key) {
        return stream().filter(node -> node.key().equals(key)).findFirst();
    }
}
