package dev.drover.model.process;

import dev.drover.model.InstanceId;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// One process of a tree, with the answer to "why is it alive?".
///
/// @param name what people call it: the instance's name, the server's, else the program's
/// @param evidence how Drover knows, one line each; the first one decides the class
/// @param owner the instance that it belongs to, or belonged to while that lived; null if to none
/// @param signature of a server or daemon, null of others
/// @param keep why it must never be ended, whatever its class; null if it may
public record ProcessNode(
        ProcessFacts facts,
        ProcessRole role,
        ProcessClass why,
        String name,
        List<String> evidence,
        @Nullable InstanceId owner,
        @Nullable ServerSignature signature,
        ProcessTraits traits,
        @Nullable String keep,
        List<ProcessNode> children) {
    public ProcessNode {
        evidence = List.copyOf(evidence);
        children = List.copyOf(children);
    }

    public ProcessKey key() {
        return facts.key();
    }

    /// This one and all below it, each before its children.
    public Stream<ProcessNode> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ProcessNode::stream));
    }

    /// Resident memory of this one and all below it, as far as it can be seen.
    public long memoryBytes() {
        return stream()
                .map(node -> node.facts.memoryBytes())
                .mapToLong(bytes -> bytes == null ? 0 : bytes)
                .sum();
    }
}
