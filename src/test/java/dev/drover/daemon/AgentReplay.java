package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Recordings;
import dev.drover.model.view.InstanceView;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A recorded session of an agent, one hook after the other through the client that hooks start,
/// with the state that people see after each.
final class AgentReplay {
    private final LiveDaemon live;
    private final String agent;
    private final String prefix;
    private final String answer;
    private String session = "";

    /// @param prefix of the recordings' names
    /// @param answer that the agent reads while there is nothing to say
    AgentReplay(LiveDaemon live, String agent, String prefix, String answer) {
        this.live = live;
        this.agent = agent;
        this.prefix = prefix;
        this.answer = answer;
    }

    /// From now on hooks are of this conversation.
    AgentReplay of(String conversation) {
        session = conversation;
        return this;
    }

    /// One step a line: the hook, and the state after it.
    AgentReplay play(String steps) throws Exception {
        for (String line : steps.strip().lines().toList()) {
            String[] step = line.strip().split("\\s+");
            hook(step[0], Map.of());
            assertThat(row().state().toString())
                    .as("after " + step[0] + " in " + steps)
                    .isEqualTo(step[1]);
        }
        return this;
    }

    void hook(String name, Map<String, String> instead) throws Exception {
        Map<String, String> fields = new HashMap<>(instead);
        fields.put("session_id", session);
        int exit = live.hook(agent, Recordings.body(agent, prefix + name, fields), Map.of());
        assertThat(exit).isZero();
        assertThat(live.home.resolve("hook-out")).content().as(name).isEqualTo(answer);
    }

    InstanceView row() {
        InstanceView row = live.only();
        assertThat(row.agent()).isEqualTo(agent);
        return row;
    }

    /// Waits for the row to tell of so many tokens.
    void tells(long output, long cacheRead) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            InstanceView.Tokens told = row().tokens();
                            assertThat(told == null ? null : told.output()).isEqualTo(output);
                            assertThat(told == null ? null : told.cacheRead()).isEqualTo(cacheRead);
                        });
    }

    /// Puts a recorded transcript where the agent writes it.
    static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Path made = file.resolveSibling("made");
        Files.writeString(made, text);
        Files.move(made, file);
    }
}
