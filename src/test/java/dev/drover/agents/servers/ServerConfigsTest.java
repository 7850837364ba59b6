package dev.drover.agents.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.process.ConfiguredServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

/// The servers that agents are told to start, as real files say it.
final class ServerConfigsTest {
    @TempDir Path home;

    private void file(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<ConfiguredServer> servers(String... projects) {
        return new ServerConfigs(home, Map.of()).servers(List.of(projects));
    }

    @Test
    void readsTheFormOfEachAgent() throws Exception {
        file(
                ".claude.json",
                """
                {"numStartups": 3, "mcpServers": {"one": {"type": "stdio", "command": "npx",
                  "args": ["-y", "@x/one"], "env": {"TOKEN": "hush"}},
                  "remote": {"type": "http", "url": "https://x"}},
                 "projects": {"/home/dev/shop": {"mcpServers": {"two": {"command": "two"}}}}}
                """);
        file(
                ".codex/config.toml",
                """
                model = "x" # [mcp_servers.none]
                [mcp_servers.three]
                command = "uvx"
                args = [
                  "three-server", # a comment with ]
                  'lit"eral',
                ]
                env = { "A" = "1" }
                [mcp_servers."fo.ur"]
                command = 'four'
                [other]
                command = "no"
                """);
        file(".gemini/settings.json", "{\"mcpServers\": {\"five\": {\"command\": \"five\"}},}");
        file(
                ".config/opencode/opencode.json",
                "{ // mine\n"
                    + " \"mcp\": {\"six\": {\"type\": \"local\", \"command\": [\"bun\", \"s\"]}}}");
        file("shop/.mcp.json", "{\"mcpServers\": {\"seven\": {\"command\": \"./seven\"}}}");

        assertThat(servers(home.resolve("shop").toString()))
                .extracting(ConfiguredServer::name, ConfiguredServer::level, s -> s.command())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "one", "user", List.of("npx", "-y", "@x/one")),
                        org.assertj.core.groups.Tuple.tuple("two", "local", List.of("two")),
                        org.assertj.core.groups.Tuple.tuple(
                                "three", "user", List.of("uvx", "three-server", "lit\"eral")),
                        org.assertj.core.groups.Tuple.tuple("fo.ur", "user", List.of("four")),
                        org.assertj.core.groups.Tuple.tuple("five", "user", List.of("five")),
                        org.assertj.core.groups.Tuple.tuple("six", "user", List.of("bun", "s")),
                        org.assertj.core.groups.Tuple.tuple(
                                "seven", "project", List.of("./seven")));
        assertThat(servers().getFirst().origin()).isEqualTo("~/.claude.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"mcpServers\": []}",
                "{\"mcpServers\": {\"a\": []}}",
                "{\"mcpServers\": {\"a\": {\"command\": {}}}}",
                "{\"mcpServers\": {\"a\": {\"command\": \" \"}}}",
                "{\"projects\": {\"a\": 7, \"b\": {\"mcpServers\": 7}}}",
                "\u0000\u0001"
            })
    void passesOverWhatIsNoList(String text) throws Exception {
        file(".claude.json", text);
        assertThat(servers()).isEmpty();
    }

    @Test
    void survivesDepthSizeAndStrangeFiles() throws Exception {
        file(".claude.json", "{\"a\":".repeat(10_000));
        file(
                ".cursor/mcp.json",
                "{\"mcpServers\": {\"a\": {\"command\": \"" + "x".repeat(100_000) + "\"}}}");
        Files.createDirectories(home.resolve(".gemini/settings.json"));
        assertThat(servers("relative", "\u0000", home.toString())).isEmpty();
    }

    @Test
    void readsAgainWhatHasChanged() throws Exception {
        ServerConfigs configs = new ServerConfigs(home, Map.of());
        file(".claude.json", "{\"mcpServers\": {\"a\": {\"command\": \"a\"}}}");
        assertThat(configs.servers(List.of())).hasSize(1);
        assertThat(configs.servers(List.of())).hasSize(1);
        file(".claude.json", "{\"mcpServers\": {}}");
        Files.setLastModifiedTime(home.resolve(".claude.json"), FileTime.fromMillis(1_000));
        assertThat(configs.servers(List.of())).isEmpty();
    }
}
