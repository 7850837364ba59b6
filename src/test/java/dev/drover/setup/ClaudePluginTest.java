package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Drover as a plugin of Claude Code: the same hooks as setup writes, for those who prefer that.
final class ClaudePluginTest {
    private static final Path PLUGIN = Path.of("packaging/claude-plugin");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path home;

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Files.readString(PLUGIN.resolve(file)));
    }

    @Test
    void listensToWhatSetupListensToWithTheSameTimes() throws IOException {
        SetupHome there = new SetupHome(home);
        there.install("claude-code");
        JsonNode written = JSON.readTree(Files.readString(there.claude())).get("hooks");
        JsonNode plugin = read("hooks/hooks.json").get("hooks");
        assertThat(plugin.propertyNames()).containsExactlyElementsOf(written.propertyNames());
        for (Map.Entry<String, JsonNode> event : plugin.properties()) {
            JsonNode ours = written.get(event.getKey()).at("/0/hooks/0");
            JsonNode theirs = event.getValue().at("/0/hooks/0");
            assertThat(event.getValue()).hasSize(1);
            assertThat(theirs.get("timeout")).isEqualTo(ours.get("timeout"));
            assertThat(theirs.get("type")).isEqualTo(ours.get("type"));
            assertThat(theirs.get("command").asString()).contains("drover hook claude-code");
        }
    }

    @Test
    void staysSilentWhereDroverIsNotInstalled() throws Exception {
        String command =
                read("hooks/hooks.json").at("/hooks/SessionStart/0/hooks/0/command").asString();
        ProcessBuilder shell =
                new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
        shell.environment().put("PATH", home.toString());
        Process run = shell.start();
        run.getOutputStream().close();
        assertThat(run.getInputStream().readAllBytes()).isEmpty();
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void isFoundInItsMarketplaceUnderItsName() throws IOException {
        JsonNode plugin = read(".claude-plugin/plugin.json");
        JsonNode market = read(".claude-plugin/marketplace.json");
        assertThat(market.at("/plugins/0/name")).isEqualTo(plugin.get("name"));
        assertThat(market.at("/owner/name").asString()).isNotBlank();
        Path source = PLUGIN.resolve(market.at("/plugins/0/source").asString()).normalize();
        assertThat(source.resolve(".claude-plugin/plugin.json")).isRegularFile();
    }

    /// By itself, because tools cost each session tokens.
    @Test
    void theToolsAreAPluginOfTheirOwn() throws IOException {
        JsonNode market = read(".claude-plugin/marketplace.json").at("/plugins/1");
        Path source = PLUGIN.resolve(market.get("source").asString()).normalize();
        JsonNode plugin =
                JSON.readTree(Files.readString(source.resolve(".claude-plugin/plugin.json")));
        assertThat(plugin.get("name")).isEqualTo(market.get("name"));
        assertThat(JSON.readTree(Files.readString(source.resolve(".mcp.json"))).toString())
                .isEqualTo(
                        "{\"mcpServers\":{\"drover\":{\"command\":\"drover\",\"args\":[\"mcp\"]}}}");
    }
}
