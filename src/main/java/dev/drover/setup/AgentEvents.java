package dev.drover.setup;

import java.util.List;

/// The events of an agent that Drover listens to.
///
/// @param names in the agent's words
/// @param perSecond the agent's unit for time-outs: 1 for seconds, 1000 for milliseconds
/// @param ending the event that ends a session; empty if there is none
/// @param brief those for which the agent itself leaves less time
/// @param worktrees those that take the place of git's own doing
/// @param session how the agent calls a session's id
record AgentEvents(
        List<String> names,
        int perSecond,
        String ending,
        List<String> brief,
        List<String> worktrees,
        String session) {
    /// The client answers within one; the rest is for a machine under load.
    private static final int SECONDS = 5;

    /// A large repository takes its time.
    static final int WORKTREE_SECONDS = 90;

    AgentEvents {
        names = List.copyOf(names);
    }

    int timeout(String event) {
        return (brief.contains(event) ? 1 : SECONDS) * perSecond;
    }

    /// Nobody knows of the session that ends here, so nothing changes. Within an agent's own shell
    /// the first input is a mere sign of life of that agent; elsewhere it is refused.
    List<String> trial(String event) {
        String alive = "{\"hook_event_name\":\"SetupTrial\",\"event\":\"setup-trial\"}";
        if (event.isEmpty()) {
            return List.of(alive);
        }
        String id = "\"" + session + "\":\"drover-setup-trial\"";
        return List.of(
                alive,
                "{\"hook_event_name\":\""
                        + event
                        + "\",\"event\":\""
                        + event
                        + "\","
                        + id
                        + ",\"reason\":\"other\"}");
    }
}
