package dev.drover.daemon.usage;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.usage.Conversation;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which conversations an instance has had. Made anew only when the state's sessions have changed.
final class SessionIndex {
    private record Made(PMap<Session.Key, Session> from, Map<InstanceId, List<String>> sessions) {}

    private volatile @Nullable Made made;

    /// All of them, the current one included.
    List<Conversation> of(Instance instance, State state) {
        List<String> past = sessions(state).getOrDefault(instance.id(), List.of());
        Set<String> all = new LinkedHashSet<>(past);
        if (instance.sessionId() != null) {
            all.add(instance.sessionId());
        }
        return all.stream().map(s -> new Conversation(instance.agent(), s)).toList();
    }

    private Map<InstanceId, List<String>> sessions(State state) {
        Made last = made;
        if (last == null || last.from() != state.sessions()) {
            Map<InstanceId, List<String>> sessions = new HashMap<>();
            for (Session.Key key : state.sessions().keySet()) {
                sessions.computeIfAbsent(key.instance(), id -> new ArrayList<>())
                        .add(key.sessionId());
            }
            last = new Made(state.sessions(), sessions);
            made = last;
        }
        return last.sessions();
    }
}
