package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class CodexRolloutTest {
    private static final String PARENT = "01a1f9b5-1e2e-7601-b790-8976b22583cc";
    private static final String CHILD = "01a1f9b5-1f27-72b0-97e7-c5a9288574b5";
    private static final Path FILE = Path.of("2026", "11", "20", "rollout-x.jsonl");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({
        "rollout-parent-with-subagent,2",
        "rollout-subagent,1",
        "rollout-tui-approval-interrupt-error-compact,6",
        "rollout-tui-turn,1",
    })
    void sumsUpToTheTotalThatTheClientTellsLast(String name, int toolCalls) {
        List<String> lines = Recorded.lines("codex/" + name + ".jsonl");
        Heard heard = new Heard().read(reader(""), lines);

        assertThat(heard.sum()).isEqualTo(lastTotal(lines));
        assertThat(heard.broken).isZero();
        assertThat(heard.toolCalls).isEqualTo(toolCalls);
        assertThat(heard.uses)
                .allSatisfy(use -> assertThat(use.model()).isEqualTo("gpt-5.5"))
                .extracting(TokenUse::key)
                .doesNotHaveDuplicates();
    }

    /// Of an older client that recorded no single answers.
    @ParameterizedTest
    @CsvSource({
        "rollout-parent-with-subagent",
        "rollout-tui-approval-interrupt-error-compact",
        "rollout-tui-turn",
    })
    void sumsUpToTheSameByRunningTotals(String name) {
        List<String> lines =
                Recorded.lines("codex/" + name + ".jsonl").stream()
                        .filter(line -> !line.contains("\"token_usage_record\""))
                        .toList();
        Heard heard = new Heard().read(reader(""), lines);

        assertThat(heard.sum()).isEqualTo(lastTotal(lines));
        assertThat(heard.uses).extracting(TokenUse::key).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAnywhereWithWhatItRemembered() {
        List<String> lines =
                Recorded.lines("codex/rollout-tui-approval-interrupt-error-compact.jsonl");
        List<TokenUse> whole = new Heard().read(reader(""), lines).uses;

        IntStream.range(0, lines.size())
                .forEach(
                        cut -> {
                            TranscriptReader first = reader("");
                            Heard heard = new Heard().read(first, lines.subList(0, cut));
                            heard.read(reader(first.memory()), lines.subList(cut, lines.size()));
                            assertThat(heard.uses).isEqualTo(whole);
                        });
    }

    @Test
    void countsASubagentForTheConversationThatStartedIt() {
        TranscriptReader reader = reader("");
        Heard heard = new Heard().read(reader, Recorded.lines("codex/rollout-subagent.jsonl"));

        assertThat(reader.session()).isEqualTo(PARENT);
        assertThat(reader.subagent()).isEqualTo(CHILD);
        assertThat(heard.uses)
                .hasSize(2)
                .allSatisfy(
                        use -> {
                            assertThat(use.session()).isEqualTo(PARENT);
                            assertThat(use.subagent()).isEqualTo(CHILD);
                            assertThat(use.agentType()).isEqualTo("subagent");
                            assertThat(use.directory()).isEqualTo("/home/dev/shop");
                        });
    }

    @Test
    void aTotalThatFellWasBegunAnew() {
        Heard heard =
                new Heard()
                        .read(
                                reader(""),
                                "{\"timestamp\":\"2026-11-20T16:05:59Z\",\"type\":\"session_meta\","
                                        + "\"payload\":{\"id\":\"t\",\"cwd\":\"/w\"}}",
                                total(100, 40, 10),
                                total(100, 40, 10),
                                "{\"timestamp\":\"2026-11-20T16:05:59Z\",\"type\":\"event_msg\","
                                        + "\"payload\":{\"type\":\"token_count\",\"info\":null}}",
                                total(150, 60, 15),
                                total(20, 0, 5));

        assertThat(heard.sum()).isEqualTo(new Tokens(90 + 20, 15 + 5, 0, 0, 60));
        assertThat(heard.uses).extracting(TokenUse::session).containsOnly("t");
        assertThat(heard.broken).isZero();
    }

    @Test
    void countsBrokenLines() {
        Heard heard =
                new Heard()
                        .read(
                                reader(""),
                                "{\"type\":\"session_meta\",\"payload\":{}}",
                                total(-5, 0, 10),
                                "{\"type\":\"turn_context\",\"payload\":{\"cwd\":\"/w\"",
                                "{\"type\":\"nobody_knows\",\"payload\":{\"cwd\":\"/w\"");

        assertThat(heard.uses).isEmpty();
        assertThat(heard.broken).isEqualTo(3);
    }

    @Test
    void knowsItsFilesAndDirectories() {
        CodexRollout format = new CodexRollout(home, Map.of());

        assertThat(format.root()).isEqualTo(home.resolve(".codex/sessions"));
        assertThat(new CodexRollout(home, Map.of("CODEX_HOME", "/c")).root())
                .isEqualTo(Path.of("/c/sessions"));
        assertThat(format.isTranscript(FILE)).isTrue();
        assertThat(format.isTranscript(Path.of("2026", "11", "20", "notes.jsonl"))).isFalse();
        assertThat(format.leadsOn(Path.of("2026", "11", "20"))).isTrue();
        assertThat(format.leadsOn(Path.of("2026", "11", "20", "deeper"))).isFalse();
    }

    private static String total(int input, int cached, int output) {
        return ("{\"timestamp\":\"2026-11-20T16:06:00Z\",\"type\":\"event_msg\",\"payload\":"
                        + "{\"type\":\"token_count\",\"info\":{\"total_token_usage\":"
                        + "{\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d},"
                        + "\"last_token_usage\":{\"input_tokens\":77}}}}")
                .formatted(input, cached, output);
    }

    private static Tokens lastTotal(List<String> lines) {
        JsonNode total =
                lines.stream()
                        .filter(line -> line.contains("\"token_count\""))
                        .map(JSON::readTree)
                        .map(line -> line.path("payload").path("info").path("total_token_usage"))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        long cached = total.path("cached_input_tokens").asLong();
        return new Tokens(
                total.path("input_tokens").asLong() - cached,
                total.path("output_tokens").asLong(),
                0,
                0,
                cached);
    }

    private TranscriptReader reader(String memory) {
        return new CodexRollout(home, Map.of()).reader(FILE, memory);
    }
}
