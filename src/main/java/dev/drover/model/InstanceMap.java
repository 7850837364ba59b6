package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Collection;
import java.util.Optional;

/// All instances, with the two indexes that every hook needs: by process and by conversation. An
/// ended instance is still found by its process (which may take a moment to go), no longer by its
/// conversation.
public final class InstanceMap {
    public static final InstanceMap EMPTY =
            new InstanceMap(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    private record Conversation(String agent, String sessionId) {}

    private final PMap<InstanceId, Instance> byId;
    private final PMap<ProcessKey, InstanceId> byProcess;
    private final PMap<Conversation, InstanceId> byConversation;

    private InstanceMap(
            PMap<InstanceId, Instance> byId,
            PMap<ProcessKey, InstanceId> byProcess,
            PMap<Conversation, InstanceId> byConversation) {
        this.byId = byId;
        this.byProcess = byProcess;
        this.byConversation = byConversation;
    }

    public Collection<Instance> all() {
        return byId.values();
    }

    public int size() {
        return byId.size();
    }

    public Optional<Instance> get(InstanceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The instance of this process; it may have ended.
    public Optional<Instance> ofProcess(ProcessKey process) {
        return Optional.ofNullable(byProcess.get(process)).map(byId::get);
    }

    /// The live instance that has this conversation now; the last one to say so, if two do.
    public Optional<Instance> ofConversation(String agent, String sessionId) {
        return Optional.ofNullable(byConversation.get(new Conversation(agent, sessionId)))
                .map(byId::get);
    }

    public InstanceMap with(Instance instance) {
        InstanceMap clean = withoutIndexes(byId.get(instance.id()));
        PMap<ProcessKey, InstanceId> processes = clean.byProcess;
        PMap<Conversation, InstanceId> conversations = clean.byConversation;
        if (instance.process() != null) {
            processes = processes.plus(instance.process(), instance.id());
        }
        if (instance.isLive() && instance.sessionId() != null) {
            conversations =
                    conversations.plus(
                            new Conversation(instance.agent(), instance.sessionId()),
                            instance.id());
        }
        return new InstanceMap(byId.plus(instance.id(), instance), processes, conversations);
    }

    public InstanceMap without(InstanceId id) {
        Instance old = byId.get(id);
        if (old == null) {
            return this;
        }
        InstanceMap clean = withoutIndexes(old);
        return new InstanceMap(byId.minus(id), clean.byProcess, clean.byConversation);
    }

    /// Takes the entries that point at this very instance out of the indexes, and no other's.
    private InstanceMap withoutIndexes(@Nullable Instance old) {
        if (old == null) {
            return this;
        }
        PMap<ProcessKey, InstanceId> processes = byProcess;
        PMap<Conversation, InstanceId> conversations = byConversation;
        if (old.process() != null && old.id().equals(processes.get(old.process()))) {
            processes = processes.minus(old.process());
        }
        if (old.sessionId() != null) {
            Conversation conversation = new Conversation(old.agent(), old.sessionId());
            if (old.id().equals(conversations.get(conversation))) {
                conversations = conversations.minus(conversation);
            }
        }
        return new InstanceMap(byId, processes, conversations);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceMap that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.toString();
    }
}
