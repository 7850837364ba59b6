package dev.drover.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What a made-up agent does, as a value: where it works, and its steps with the pauses after them.
///
/// @param name what the agent calls its session
/// @param worktree true if it works in a linked worktree of the project
record DemoStory(String name, String project, String branch, boolean worktree, List<Step> steps) {

    /// One step and the pause after it, which varies by a third when played.
    sealed interface Step {
        int millis();

        void play(DemoAgent agent) throws IOException;
    }

    record Say(int millis, Map<String, Object> event) implements Step {
        @Override
        public void play(DemoAgent agent) throws IOException {
            agent.say(event);
        }
    }

    /// `/clear`: the same process goes on with another conversation.
    record Clear(int millis) implements Step {
        @Override
        public void play(DemoAgent agent) throws IOException {
            agent.say(DemoEvents.sessionEnd("clear"));
            agent.newSession();
            agent.say(DemoEvents.sessionStart("clear"));
        }
    }

    record Die(int millis) implements Step {
        @Override
        public void play(DemoAgent agent) throws IOException {
            agent.die();
        }
    }

    record Leave(int millis) implements Step {
        @Override
        public void play(DemoAgent agent) throws IOException {
            agent.say(DemoEvents.sessionEnd("prompt_input_exit"));
            agent.leave();
        }
    }
}
