package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.known.KnownAgents;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AgentsTest {
    @TempDir Path temp;

    @Test
    void takesUnknownAgentsAtTheirWord() throws IOException {
        Agents agents = KnownAgents.standard(temp, Map.of());

        assertThat(agents.named("claude-code")).isInstanceOf(ClaudeCode.class);
        assertThat(agents.named("generic").name()).isEqualTo("generic");
        assertThat(agents.named("my-bot").name()).isEqualTo("my-bot");
        assertThat(agents.knows("my-bot")).isFalse();
        assertThat(agents.knows("claude-code")).isTrue();
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> KnownAgents.standard(temp, Map.of()).named("../x\n"))
                .withMessageContaining("no name for an agent");
    }

    @Test
    void recognisesAProcess() {
        Agents agents = KnownAgents.standard(temp, Map.of());

        assertThat(agents.recognise(process("/x/claude/versions/2.1.0")).map(Agent::name))
                .contains("claude-code");
        assertThat(agents.recognise(process("/bin/sh"))).isEmpty();
    }

    @Test
    void looksWhereTheVendorKeepsItsList() throws IOException {
        Path moved = temp.resolve("moved");
        Files.createDirectories(temp.resolve(".claude/sessions"));
        Files.createDirectories(moved.resolve("sessions"));
        Files.writeString(
                temp.resolve(".claude/sessions/5.json"), "{\"pid\":5,\"procStart\":\"9\"}");

        assertThat(seen(Map.of())).isEqualTo(1);
        assertThat(seen(Map.of("CLAUDE_CONFIG_DIR", ""))).isEqualTo(1);
        assertThat(seen(Map.of("CLAUDE_CONFIG_DIR", moved.toString()))).isZero();
    }

    @Test
    void takesForASupervisorWhatOnlyMightBeOne() {
        Agents agents = KnownAgents.standard(temp, Map.of());
        String claude = "/x/claude/versions/2.1.0";

        assertThat(agents.isSupervisor(process(claude, "claude", "-p", "--bg-host"))).isTrue();
        assertThat(agents.isSupervisor(process("/opt/my/codex", "codex", "app-server"))).isTrue();
        assertThat(agents.isSupervisor(process("/bin/node", "node", "/x/codex.js", "app-server")))
                .isTrue();
        assertThat(agents.isSupervisor(process(claude, "claude", "-p", "hello"))).isFalse();
        assertThat(agents.isSupervisor(process("/bin/node", "node", "app-server"))).isFalse();
    }

    private long seen(Map<String, String> environment) {
        return KnownAgents.standard(temp, environment).registries().stream()
                .flatMap(r -> r.sightings(_ -> Optional.of(process("/x"))).stream())
                .count();
    }

    private static ProcessFacts process(String executable) {
        return process(executable, "claude");
    }

    private static ProcessFacts process(String executable, String... command) {
        return new ProcessFacts(
                new ProcessKey("b", 5, 9),
                1,
                0,
                executable,
                false,
                List.of(command),
                null,
                'S',
                Instant.EPOCH,
                null,
                null);
    }
}
