package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

class ClaudeTranscriptTest {
    private static final String SESSION = "89c4d6e7-5e6f-47a3-ba91-6ca03bab37d0";
    private static final Path FILE = Path.of("-home-dev-shop", SESSION + ".jsonl");
    private static final Path SUBAGENT =
            Path.of("-home-dev-shop", SESSION, "subagents", "agent-a472bc3dbfb9597c2.jsonl");

    @TempDir Path home;
    private ClaudeTranscript format;
    private String line;

    @BeforeEach
    void makeFormat() {
        format = new ClaudeTranscript(home, Map.of());
        line = Recorded.lines("claude-code/transcript.jsonl").get(1);
    }

    @Test
    void readsWhatARealClientWrote() {
        TranscriptReader reader = format.reader(FILE, "");
        Heard heard = new Heard().read(reader, Recorded.lines("claude-code/transcript.jsonl"));

        assertThat(heard.uses).hasSize(3);
        assertThat(heard.uses.getFirst())
                .isEqualTo(
                        new TokenUse(
                                "claude-code",
                                "msg_1:req_1",
                                Instant.parse("2026-11-20T14:50:33.690Z"),
                                SESSION,
                                "",
                                "",
                                "/home/dev/shop",
                                "claude-opus-4-8",
                                new Tokens(1001, 42, 50, 0, 2000),
                                false));
        assertThat(heard.sum())
                .isEqualTo(new Tokens(1001 + 1002 + 1017, 3 * 42, 3 * 50, 0, 3 * 2000));
        assertThat(heard.toolCalls).isEqualTo(2);
        assertThat(heard.broken).isZero();
        assertThat(reader.session()).isEqualTo(SESSION);
        assertThat(reader.subagent()).isEmpty();
    }

    @Test
    void countsASubagentForTheConversationThatStartedIt() throws IOException {
        Path file = format.root().resolve(SUBAGENT);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file.resolveSibling("agent-a472bc3dbfb9597c2.meta.json"),
                "{\"agentType\":\"reviewer\",\"spawnDepth\":2}");
        TranscriptReader reader = format.reader(SUBAGENT, "");
        Heard heard =
                new Heard().read(reader, Recorded.lines("claude-code/transcript-subagent.jsonl"));

        assertThat(heard.uses)
                .hasSize(3)
                .allSatisfy(
                        use -> {
                            assertThat(use.session()).isEqualTo(SESSION);
                            assertThat(use.subagent()).isEqualTo("a472bc3dbfb9597c2");
                            assertThat(use.agentType()).isEqualTo("reviewer");
                            assertThat(use.sidechain()).isTrue();
                        });
        assertThat(heard.toolCalls).isEqualTo(2);
        assertThat(reader.session()).isEqualTo(SESSION);
        assertThat(reader.subagent()).isEqualTo("a472bc3dbfb9597c2");
    }

    @Test
    void takesTheKindFromTheLineWhereNoFileTellsIt() {
        Heard heard =
                new Heard()
                        .read(
                                format.reader(SUBAGENT, ""),
                                Recorded.lines("claude-code/transcript-subagent.jsonl"));

        assertThat(heard.uses).extracting(TokenUse::agentType).containsOnly("general-purpose");
    }

    @Test
    void knowsItsFilesAndDirectories() {
        assertThat(format.root()).isEqualTo(home.resolve(".claude/projects"));
        assertThat(format.isTranscript(FILE)).isTrue();
        assertThat(format.isTranscript(SUBAGENT)).isTrue();
        assertThat(format.isTranscript(Path.of("p", "s", "subagents", "w", "agent-1.jsonl")))
                .isTrue();
        assertThat(format.isTranscript(Path.of("history.jsonl"))).isFalse();
        assertThat(format.isTranscript(Path.of("p", "s", "x.jsonl"))).isFalse();
        assertThat(format.isTranscript(Path.of("p", "s", "tool-results", "agent-1.jsonl")))
                .isFalse();
        assertThat(format.isTranscript(Path.of("p", "s.jsonl.bak"))).isFalse();
        assertThat(format.leadsOn(Path.of("p", "s", "subagents"))).isTrue();
        assertThat(format.leadsOn(Path.of("p", "s", "tool-results"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/elsewhere,/elsewhere/projects", "relative,.claude/projects", ",.claude/projects"})
    void followsTheVariableThatMovesIt(String variable, String root) {
        Map<String, String> environment =
                variable == null ? Map.of() : Map.of("CLAUDE_CONFIG_DIR", variable);

        assertThat(new ClaudeTranscript(home, environment).root()).isEqualTo(home.resolve(root));
    }

    @Test
    void leavesOutWhatNoModelHasSaid() {
        Heard heard = heard(line.replace("claude-opus-4-8", "<synthetic>"));

        assertThat(heard.uses).isEmpty();
        assertThat(heard.broken).isZero();
    }

    @Test
    void tellsTheTwoPartsOfWhatWasWrittenToACache() {
        String parts =
                line.replace("ephemeral_1h_input_tokens\":0", "ephemeral_1h_input_tokens\":20");
        assertThat(heard(parts).sum()).isEqualTo(new Tokens(1001, 42, 30, 20, 2000));

        String older = line.replace("\"cache_creation\":{", "\"something\":{");
        assertThat(heard(older).sum()).isEqualTo(new Tokens(1001, 42, 50, 0, 2000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"input_tokens\":1001>\"input_tokens\":-1",
                "\"output_tokens\":42>\"output_tokens\":4200000000000000000000",
                "2026-11-20T14>2031-11-20T14",
                "2026-11-20T14>2026-13-20T14",
                "2026-11-20T14>yesterday",
                "\"requestId\":>\"requestId\"",
                "\"requestId\":>,\"requestId\":",
                "\"gitBranch\":\"master\"}>\"gitBranch\":\"master\"",
                "\"gitBranch\":\"master\"}>\"gitBranch\":\"master\"}}",
                "\"gitBranch\":\"master\"}>\"gitBranch\":\"master\"} {}",
                "\"content\":[>\"content\":",
            })
    void countsALineThatIsBrokenOrSaysWhatCannotBe(String change) {
        String[] sides = change.split(">", -1);
        String changed = line.replace(sides[0], sides[1]);
        assertThat(changed).isNotEqualTo(line);

        Heard heard = heard(changed);

        assertThat(heard.uses.stream().filter(u -> u.key().startsWith("msg_1:"))).isEmpty();
        assertThat(heard.broken).isEqualTo(1);
    }

    @Test
    void goesOnAfterABrokenLine() {
        Heard heard = new Heard().read(format.reader(FILE, ""), line.substring(0, 500), line);

        assertThat(heard.uses).hasSize(1);
        assertThat(heard.broken).isEqualTo(1);
    }

    @Test
    void takesEachFieldInAnyOrderAndIgnoresThoseItDoesNotKnow() {
        String spaced =
                "{ \"timestamp\" : \"2026-11-20T14:50:33+01:00\", \"x\" : [ {} , [1.5e3, null] ],"
                        + " \"type\" : \"assistant\" , \"requestId\" : \"r\\u00e9\\\"q\","
                        + " \"message\" : { \"usage\" : { \"output_tokens\" : 7, \"y\" : -1 },"
                        + " \"id\" : \"m\", \"content\" : \"text\" } }\r";

        Heard heard = heard(spaced);

        assertThat(heard.uses)
                .singleElement()
                .satisfies(
                        use -> {
                            assertThat(use.key()).isEqualTo("m:ré\"q");
                            assertThat(use.at()).isEqualTo("2026-11-20T13:50:33Z");
                            assertThat(use.tokens()).isEqualTo(new Tokens(0, 7, 0, 0, 0));
                            assertThat(use.model()).isEqualTo("unknown");
                            assertThat(use.session()).isEqualTo(SESSION);
                        });
    }

    @Test
    void figuresInTheTextOfAToolCountForNothing() {
        Heard heard =
                heard(
                        "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\""
                                + line.replace("\\", "\\\\").replace("\"", "\\\"")
                                + "\"}}");

        assertThat(heard.uses).isEmpty();
        assertThat(heard.broken).isZero();
    }

    private Heard heard(String text) {
        return new Heard().read(format.reader(FILE, ""), text);
    }
}
