package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `drover setup share`: an agent's servers become shared ones, and come back as they were.
class SetupShareTest {
    private static final String USUAL =
            """
            {
              "numStartups": 7,
              "mcpServers": {
                "memory": {
                  "type": "stdio",
                  "command": "npx",
                  "args": ["-y",   "@modelcontextprotocol/server-memory"],
                  "env": {"MEMORY_FILE_PATH": "/m", "B": "${B}"}
                },
                "my notes": {
                  "command": "/usr/bin/notes",
                  "args": [
                    "--all",
                    "a \\u0062"
                  ]
                },
                "bare": {"command": "bare-server"},
                "none": { "command": "none-server", "args": [] },
                "remote": {"type": "http", "url": "https://example.org/mcp"},
                "browser": {"command": "npx", "args": ["@playwright/mcp@latest"]},
                "elsewhere": {"command": "x", "cwd": "/tmp"},
                "odd": {"command": "x", "args": [1]}
              },
              "projects": {"/p": {"mcpServers": {}}}
            }
            """;

    @TempDir private Path home;
    private SetupHome there;

    @BeforeEach
    void open() {
        there = new SetupHome(home);
    }

    private Path write(String text) throws IOException {
        return there.write(".claude.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static List<String> words(JsonNode server) {
        return server.get("args").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void showsNoSecretOfALineThatItChanges() throws Exception {
        write(
                """
                {"mcpServers": {"gh": {"command": "github-mcp-server", "args": ["stdio"],\
                 "env": {"GITHUB_TOKEN": "ghp_abcdefghijklmnopqrstuvwxyz0123456789"}}}}
                """);

        List<String> diff = there.setup.plan(List.of("share"), Wish.USUAL).getFirst().diff();

        assertThat(String.join("\n", diff))
                .contains(
                        "[\"share\", \"gh\"",
                        "\"GITHUB_TOKEN\", \"--\", \"github-mcp-server\"",
                        "[redacted]")
                .doesNotContain("ghp_");
    }

    @Test
    void movesProgramsThatCanBeSharedAndLeavesTheRest() throws Exception {
        Path file = write(USUAL);
        JsonNode before = read(file);

        assertThat(there.install("share")).allMatch(Outcome::done);

        JsonNode servers = read(file).get("mcpServers");
        assertThat(servers.at("/memory/command").asString()).isEqualTo(SetupHome.CLIENT.toString());
        assertThat(words(servers.get("memory")))
                .containsExactly(
                        "share",
                        "memory",
                        "--scope",
                        "workspace",
                        "--env",
                        "MEMORY_FILE_PATH",
                        "--env",
                        "B",
                        "--",
                        "npx",
                        "-y",
                        "@modelcontextprotocol/server-memory");
        assertThat(servers.at("/memory/env")).isEqualTo(before.at("/mcpServers/memory/env"));
        assertThat(words(servers.get("my notes")))
                .containsExactly(
                        "share",
                        "my-notes",
                        "--scope",
                        "workspace",
                        "--",
                        "/usr/bin/notes",
                        "--all",
                        "a b");
        assertThat(words(servers.get("bare")))
                .containsExactly("share", "bare", "--scope", "workspace", "--", "bare-server");
        for (String name : List.of("remote", "browser", "elsewhere", "odd")) {
            assertThat(servers.get(name)).isEqualTo(before.get("mcpServers").get(name));
        }
        assertThat(read(file).get("projects")).isEqualTo(before.get("projects"));
    }

    @Test
    void saysWhyAServerStays() throws Exception {
        write(USUAL);

        Plan plan = there.setup.plan(List.of("share"), Wish.USUAL).getFirst();

        assertThat(plan.notes())
                .contains(
                        "'browser' stays as it is: it drives one browser, and each session would"
                                + " click in the others' pages.",
                        "'elsewhere' stays as it is: it names a directory to start in.",
                        "'odd' stays as it is: its command or its arguments are no texts.")
                .noneMatch(note -> note.contains("remote"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void comesBackByteForByte(String end) throws Exception {
        String text = USUAL.replace("\n", end);
        Path file = write(text);
        there.install("share");
        assertThat(Files.readString(file)).isNotEqualTo(text);

        there.uninstall("share");

        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(there.files()).containsExactly(".claude.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mcpServers\":{\"a\":{\"command\":\"x\",\"args\":[\"1\",\"2\"]}}}",
                "{\"mcpServers\":{\"a\":{\"command\":\"x\"}}}",
                "{\n\t\"mcpServers\": {\n\t\t\"a\": {\n\t\t\t\"args\": [\n\t\t\t\t\"1\"\n\t\t\t],\n"
                        + "\t\t\t\"command\": \"x\"\n\t\t}\n\t}\n}",
                "{\"mcpServers\": {\"a\": {\"command\": \"\\u0078\", \"args\": [ \"1\" , \"2\" ]}}}"
            })
    void comesBackByteForByteAlsoWhenTheAgentHasWrittenMeanwhile(String text) throws Exception {
        Path file = write(text);
        there.install("share");
        String moved = Files.readString(file);
        Files.writeString(file, moved.replaceFirst("\\{", "{\"numStartups\": 8, "));

        there.uninstall("share");

        assertThat(Files.readString(file))
                .isEqualTo(text.replaceFirst("\\{", "{\"numStartups\": 8, "));
    }

    /// Nothing of it is needed to go back but the entry itself.
    @Test
    void comesBackWithoutACopyAndWithWhatTheUserHasChangedSince() throws Exception {
        Path file = write(USUAL);
        there.install("share");
        String moved = Files.readString(file);
        Files.delete(file);
        for (String other : there.files()) {
            Files.delete(home.resolve(other));
        }
        write(moved.replace("\"/m\"", "\"/other\"").replace("workspace", "user"));

        there.uninstall("share");

        JsonNode servers = read(file).get("mcpServers");
        assertThat(servers.at("/memory/command").asString()).isEqualTo("npx");
        assertThat(words(servers.get("memory")))
                .containsExactly("-y", "@modelcontextprotocol/server-memory");
        assertThat(servers.at("/memory/env/MEMORY_FILE_PATH").asString()).isEqualTo("/other");
        assertThat(servers.get("bare").has("args")).isFalse();
        assertThat(Files.readString(file)).doesNotContain("drover");
    }

    @Test
    void twiceIsOnceAndANewPlaceOfDroverIsFollowed() throws Exception {
        Path file = write(USUAL);
        there.install("share");
        String once = Files.readString(file);
        there.install("share");
        assertThat(Files.readString(file)).isEqualTo(once);

        SetupHome moved =
                new SetupHome(home, Path.of("/usr/bin/drover"), dev.drover.host.FileExchange::swap);
        moved.install("share");

        assertThat(Files.readString(file))
                .isEqualTo(once.replace(SetupHome.CLIENT.toString(), "/usr/bin/drover"));
    }

    @Test
    void withoutServersThereIsNothingToDo() throws Exception {
        Path file = write("{\"numStartups\": 1}");

        assertThat(there.setup.plan(List.of("share"), Wish.USUAL)).noneMatch(Plan::changes);
        assertThat(there.setup.here()).doesNotContain("share");
        assertThat(there.install("share")).noneMatch(Outcome::done);
        assertThat(Files.readString(file)).isEqualTo("{\"numStartups\": 1}");
        Files.delete(file);
        assertThat(there.setup.plan(List.of("share"), Wish.USUAL)).noneMatch(Plan::changes);
    }

    /// Hooks, Drover's tools and shared servers stand in one file, and each goes by itself.
    @Test
    void leavesTheOthersThatShareAFileInAnyOrder() throws Exception {
        List<String> targets = List.of("gemini", "mcp-gemini", "share-gemini");
        Path file = there.write(".gemini/settings.json", USUAL.getBytes(StandardCharsets.UTF_8));
        for (int first = 0; first < targets.size(); first++) {
            targets.forEach(there::install);
            assertThat(read(file).at("/mcpServers/bare/args/0").asString()).isEqualTo("share");
            for (int i = 0; i < targets.size(); i++) {
                there.uninstall(targets.get((first + i) % targets.size()));
            }
            assertThat(file).hasContent(USUAL);
        }
    }
}
