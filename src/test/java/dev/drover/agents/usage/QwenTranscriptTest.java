package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

class QwenTranscriptTest {
    private static final Path FILE = Path.of("-home-dev-shop", "chats", "s-1.jsonl");

    @TempDir Path home;

    private TranscriptReader reader() {
        return new QwenTranscript(home, Map.of()).reader(FILE, "");
    }

    @ParameterizedTest
    @CsvSource({"v0.15.10-session-p-mode,2,1", "v0.15.10-session-tui,5,3"})
    void countsEachAnswerOnce(String name, int answers, int toolCalls) {
        Heard heard = new Heard().read(reader(), Recorded.lines("qwen/" + name + ".jsonl"));

        assertThat(heard.uses).hasSize(answers).extracting(TokenUse::key).doesNotHaveDuplicates();
        assertThat(heard.toolCalls).isEqualTo(toolCalls);
        assertThat(heard.broken).isZero();
        assertThat(heard.uses)
                .allSatisfy(
                        use -> {
                            assertThat(use.session()).isEqualTo("s-1");
                            assertThat(use.model()).isEqualTo("mock-model");
                            assertThat(use.directory()).isEqualTo("/home/dev/shop");
                            assertThat(use.tokens().cacheRead()).isEqualTo(2000);
                            assertThat(use.tokens().output()).isEqualTo(142);
                        });
    }

    @Test
    void takesThinkingForPartOfTheAnswerWhetherOrNotItIsCountedInIt() {
        String line =
                "{\"uuid\":\"%s\",\"timestamp\":\"2026-11-20T16:10:29.767Z\","
                        + "\"type\":\"assistant\",\"usageMetadata\":{\"promptTokenCount\":10,"
                        + "\"candidatesTokenCount\":%d,\"thoughtsTokenCount\":3,"
                        + "\"totalTokenCount\":%d}}";
        Heard heard =
                new Heard().read(reader(), line.formatted("a", 5, 15), line.formatted("b", 5, 18));

        assertThat(heard.uses)
                .extracting(TokenUse::tokens)
                .containsExactly(new Tokens(10, 5, 0, 0, 0), new Tokens(10, 8, 0, 0, 0));
        assertThat(heard.uses).extracting(TokenUse::model).containsOnly("unknown");
    }

    @Test
    void countsBrokenLines() {
        Heard heard =
                new Heard()
                        .read(
                                reader(),
                                "{\"uuid\":\"a\",\"type\":\"assistant\"}",
                                "{\"type\":\"assistant\",\"timestamp\":\"2026-11-20T16:10:29Z\"}",
                                "{\"type\":\"assistant\",\"message\":{\"parts\":[",
                                "{\"type\":\"user\",\"message\":{\"parts\":[");

        assertThat(heard.uses).isEmpty();
        assertThat(heard.broken).isEqualTo(3);
    }

    @Test
    void knowsItsFilesAndDirectories() {
        QwenTranscript format = new QwenTranscript(home, Map.of());
        assertThat(format.root()).isEqualTo(home.resolve(".qwen/projects"));
        assertThat(new QwenTranscript(home, Map.of("QWEN_HOME", "/q")).root())
                .isEqualTo(Path.of("/q/projects"));
        assertThat(
                        new QwenTranscript(
                                        home, Map.of("QWEN_HOME", "/q", "QWEN_RUNTIME_DIR", "/r"))
                                .root())
                .isEqualTo(Path.of("/r/projects"));
        assertThat(format.isTranscript(FILE)).isTrue();
        assertThat(format.isTranscript(Path.of("-home-dev-shop", "s-1.jsonl"))).isFalse();
        assertThat(format.leadsOn(Path.of("-home-dev-shop", "chats"))).isTrue();
        assertThat(format.leadsOn(Path.of("-home-dev-shop", "memory"))).isFalse();
    }
}
