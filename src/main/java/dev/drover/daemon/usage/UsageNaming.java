package dev.drover.daemon.usage;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.UsageGrouping;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What groups of usage are called: by names that people know, where there are any.
final class UsageNaming {
    private static final int SHORT_SESSION = 8;

    /// @param key for programs
    /// @param text for people
    record Name(String key, String text) {}

    private final Map<Conversation, ConversationFacts> facts = new HashMap<>();
    private final State state;

    UsageNaming(List<ConversationFacts> known, State state) {
        known.forEach(f -> facts.put(f.conversation(), f));
        this.state = state;
    }

    static Name agentType(String type) {
        return type.isEmpty() ? new Name("", "main agent") : new Name(type, type);
    }

    Name name(Conversation conversation, UsageGrouping by) {
        ConversationFacts known = facts.get(conversation);
        return switch (by) {
            case INSTANCE -> instance(known == null ? null : known.instance());
            case WORKSPACE -> workspace(known);
            case SESSION -> session(conversation, known);
            case AGENT, MODEL, AGENT_TYPE -> new Name(conversation.agent(), conversation.agent());
        };
    }

    private Name instance(@Nullable String id) {
        if (id == null) {
            return new Name("", "not seen by Drover");
        }
        InstanceId known = new InstanceId(id);
        String name =
                state.instances()
                        .get(known)
                        .map(Instance::label)
                        .flatMap(l -> l.name())
                        .orElseGet(known::shortForm);
        return new Name(id, name);
    }

    private Name workspace(@Nullable ConversationFacts known) {
        String root = known == null ? "" : known.directory();
        if (known != null && known.workspace() != null) {
            Workspace workspace = state.workspaces().get(new WorkspaceId(known.workspace()));
            root = workspace == null ? root : workspace.root();
        }
        return new Name(root, root.isEmpty() ? "unknown" : root);
    }

    private Name session(Conversation conversation, @Nullable ConversationFacts known) {
        String session = conversation.session();
        String text = session.substring(0, Math.min(SHORT_SESSION, session.length()));
        String place = workspace(known).key();
        String last = place.substring(place.lastIndexOf('/') + 1);
        return new Name(session, last.isEmpty() ? text : last + " " + text);
    }
}
