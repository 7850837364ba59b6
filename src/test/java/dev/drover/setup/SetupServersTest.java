package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.setup.hooks.ServerEdit;
import dev.drover.setup.text.MalformedTextException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Drover among the MCP servers of agents.
final class SetupServersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENTRY =
            "{\"command\":\"/opt/drover/bin/drover\",\"args\":[\"mcp\"]}";

    @TempDir Path home;
    private SetupHome there;

    @BeforeEach
    void open() {
        there = new SetupHome(home);
    }

    private JsonNode json(String file) throws IOException {
        return JSON.readTree(Files.readString(home.resolve(file)));
    }

    private Path file(String name, String text) throws IOException {
        return there.write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Plan plan(String target) {
        return there.setup.plan(List.of(target), Wish.USUAL).getFirst();
    }

    @Test
    void eachAgentHasItsOwnFormAndAllGoesAgain() throws IOException {
        List<String> all =
                List.of("mcp-claude-code", "mcp-codex", "mcp-gemini", "mcp-qwen", "mcp-cursor");
        assertThat(there.setup.plan(all, Wish.USUAL)).hasSize(5);
        assertThat(there.install(all.toArray(String[]::new))).allMatch(Outcome::done);
        assertThat(json(".claude.json").at("/mcpServers/drover").toString())
                .isEqualTo(
                        "{\"type\":\"stdio\",\"command\":\"/opt/drover/bin/drover\",\"args\":[\"mcp\"]}");
        for (String file :
                List.of(".gemini/settings.json", ".qwen/settings.json", ".cursor/mcp.json")) {
            assertThat(json(file).at("/mcpServers/drover").toString()).isEqualTo(ENTRY);
        }
        assertThat(home.resolve(".codex/config.toml"))
                .hasContent(
                        """
                        # Added by `drover setup mcp`.
                        [mcp_servers.drover]
                        command = "/opt/drover/bin/drover"
                        args = ["mcp"]
                        """);
        assertThat(there.setup.present()).containsExactlyElementsOf(all);
        assertThat(there.install(all.toArray(String[]::new))).noneMatch(Outcome::done);
        assertThat(there.uninstall(all.toArray(String[]::new))).allMatch(Outcome::done);
        assertThat(there.files()).isEmpty();
    }

    @Test
    void otherServersStayAsTheyAreAndTheirKeysAreNotShown() throws IOException {
        String before =
                """
                {
                  "numStartups": 7,
                  "mcpServers": {
                    "other": {
                      "command": "npx", "env": {"API_KEY": "sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789"}
                    }
                  }
                }
                """;
        Path file = file(".claude.json", before);
        assertThat(String.join("\n", plan("mcp-claude-code").diff()))
                .contains("+    \"drover\": {", "[redacted]")
                .doesNotContain("abcdefghijklm");
        there.install("mcp-claude-code");
        assertThat(json(".claude.json").get("mcpServers").propertyNames())
                .containsExactly("drover", "other");
        there.uninstall("mcp-claude-code");
        assertThat(file).hasContent(before);
        assertThat(there.files()).containsExactly(".claude.json");
    }

    @Test
    void hooksAndServersShareAFileAndEachGoesByItself() throws IOException {
        String before = "{\n  \"theme\": \"dark\"\n}\n";
        Path file = file(".gemini/settings.json", before);
        there.install("gemini", "mcp-gemini");
        there.uninstall("gemini");
        assertThat(json(".gemini/settings.json").has("hooks")).isFalse();
        assertThat(json(".gemini/settings.json").at("/mcpServers/drover").isObject()).isTrue();
        there.install("gemini");
        there.uninstall("mcp-gemini");
        assertThat(json(".gemini/settings.json").has("mcpServers")).isFalse();
        there.uninstall("gemini");
        assertThat(file).hasContent(before);
        assertThat(there.files()).containsExactly(".gemini/settings.json");
    }

    @Test
    void anotherServerOfThatNameIsLeftAlone() throws IOException {
        String json = "{\"mcpServers\": {\"drover\": {\"command\": \"/bin/other\"}}}";
        file(".claude.json", json);
        assertThat(plan("mcp-claude-code").refusal())
                .contains("\"mcpServers.drover\" starts another program");
        file(".codex/config.toml", "[mcp_servers.drover]\ncommand = \"x\"\n");
        assertThat(plan("mcp-codex").refusal()).contains("has one called drover");
        assertThat(there.uninstall("mcp-claude-code", "mcp-codex")).noneMatch(Outcome::done);
        assertThat(home.resolve(".claude.json")).hasContent(json);
    }

    @Test
    void codexKeepsWhatStandsThereByteForByte() throws IOException {
        String before = "model = \"gpt\"\r\n\r\n[mcp_servers.x]\r\ncommand = 'y' # no end of line";
        Path file = file(".codex/config.toml", before);
        there.install("mcp-codex");
        assertThat(Files.readString(file)).startsWith(before).contains("[mcp_servers.drover]");
        there.uninstall("mcp-codex");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(there.files()).containsExactly(".codex/config.toml");
    }

    @Test
    void anInstallationThatHasMovedIsUpdatedInPlace() throws IOException {
        there.install("mcp-claude-code", "mcp-codex");
        SetupHome moved =
                new SetupHome(home, Path.of("/new/drover"), dev.drover.host.FileExchange::swap);
        assertThat(moved.install("mcp-claude-code", "mcp-codex")).allMatch(Outcome::done);
        assertThat(json(".claude.json").at("/mcpServers/drover/command").asString())
                .isEqualTo("/new/drover");
        assertThat(Files.readString(home.resolve(".codex/config.toml")))
                .contains("command = \"/new/drover\"")
                .doesNotContain("/opt");
    }

    @Property(tries = 200)
    void installedAndRemovedIsAsIfNothingHadBeen(@ForAll long seed) throws MalformedTextException {
        String text = new RandomSettings(seed).text();
        String with = ServerEdit.installed(text, "/o p/drover", "stdio");
        assertThat(ServerEdit.isIn(with)).isTrue();
        assertThat(ServerEdit.installed(with, "/o p/drover", "stdio")).isEqualTo(with);
        String without = Objects.requireNonNull(ServerEdit.removed(with, text));
        assertThat(ServerEdit.isIn(without)).isFalse();
        assertThat(ServerEdit.core(without)).isEqualTo(ServerEdit.core(text));
    }
}
