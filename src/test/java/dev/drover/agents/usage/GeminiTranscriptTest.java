package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class GeminiTranscriptTest {
    private static final String MAIN = "1e33b74b-e2e0-4deb-926e-82da26e1c877";
    private static final String CHILD = "f1d7a376-3c49-40f0-8882-c452cbabcd45";
    private static final Path FILE = Path.of("shop", "chats", "session-2026-11-20T15-57-x.jsonl");

    @TempDir Path home;

    private GeminiTranscript format() {
        return new GeminiTranscript(home, Map.of());
    }

    /// What lines say, and when turns were over.
    private static final class Turns implements TranscriptFindings {
        final List<String> over = new ArrayList<>();
        final List<TokenUse> uses = new ArrayList<>();
        int toolCalls;

        @Override
        public void use(TokenUse use) {
            uses.add(use);
        }

        @Override
        public void toolCalls(int count) {
            toolCalls += count;
        }

        @Override
        public void stopped(Instant at) {
            over.add(at + " stopped");
        }

        @Override
        public void failed(Instant at, String error) {
            over.add(at + " " + error);
        }

        @Override
        public void broken() {
            throw new AssertionError("a line is broken");
        }
    }

    private static Turns read(TranscriptReader reader, List<String> lines) throws IOException {
        Turns heard = new Turns();
        for (String line : lines) {
            reader.read(Heard.text(line, 7), Heard.NOW, heard);
        }
        return heard;
    }

    @Test
    void countsEachAnswerOnceAndCachedInputApart() throws IOException {
        Turns heard =
                read(format().reader(FILE, ""), Recorded.lines("gemini/session-p-mode.jsonl"));

        assertThat(heard.uses)
                .extracting(TokenUse::key)
                .hasSize(3)
                .satisfies(
                        keys -> {
                            assertThat(keys.stream().distinct()).hasSize(2);
                        });
        TokenUse first = heard.uses.getFirst();
        assertThat(first.tokens()).isEqualTo(new Tokens(1001, 142, 0, 0, 2000));
        assertThat(first.tokens().total()).isEqualTo(3143);
        assertThat(first.model()).isEqualTo("gemini-2.5-flash");
        assertThat(first.session()).isEqualTo("fca2dfd0-416b-4935-b12d-7118c9c75cb7");
        assertThat(heard.toolCalls).isEqualTo(1);
        assertThat(heard.over).isEmpty();
    }

    @Test
    void tellsOfTurnsThatNoHookTellsTheEndOf() throws IOException {
        Turns heard =
                read(
                        format().reader(FILE, ""),
                        Recorded.lines("gemini/session-tui-approval-cancel-compress.jsonl"));

        assertThat(heard.over)
                .containsExactly(
                        "2026-11-20T15:58:50.265Z stopped",
                        "2026-11-20T15:59:41.319Z stopped",
                        "2026-11-20T15:59:45.150Z mock bad request");
        assertThat(heard.toolCalls).isEqualTo(4);
        assertThat(heard.uses).allSatisfy(use -> assertThat(use.session()).isEqualTo(MAIN));
    }

    @Test
    void goesOnAnywhereWithWhatItRemembered() throws IOException {
        List<String> lines = Recorded.lines("gemini/session-tui-approval-cancel-compress.jsonl");
        Turns whole = read(format().reader(FILE, ""), lines);
        for (int cut = 1; cut < lines.size(); cut++) {
            TranscriptReader before = format().reader(FILE, "");
            Turns first = read(before, lines.subList(0, cut));
            TranscriptReader after = format().reader(FILE, before.memory());
            Turns rest = read(after, lines.subList(cut, lines.size()));

            assertThat(after.session()).isEqualTo(MAIN);
            assertThat(first.toolCalls + rest.toolCalls).isEqualTo(whole.toolCalls);
            first.uses.addAll(rest.uses);
            assertThat(first.uses).isEqualTo(whole.uses);
        }
    }

    @Test
    void aSubagentBelongsToTheConversationInWhoseDirectoryItIs() throws IOException {
        Path file = Path.of("shop", "chats", MAIN, CHILD + ".jsonl");
        TranscriptReader reader = format().reader(file, "");
        Turns heard = read(reader, Recorded.lines("gemini/session-subagent.jsonl"));

        assertThat(reader.session()).isEqualTo(MAIN);
        assertThat(reader.subagent()).isEqualTo(CHILD);
        assertThat(heard.uses)
                .allSatisfy(
                        use -> {
                            assertThat(use.session()).isEqualTo(MAIN);
                            assertThat(use.subagent()).isEqualTo(CHILD);
                            assertThat(use.model()).isEqualTo("gemini-2.5-pro");
                        });
    }

    @Test
    void countsBrokenLines() {
        Heard heard =
                new Heard()
                        .read(
                                format().reader(FILE, ""),
                                "{\"id\":\"a\",\"timestamp\":\"2026-11-20T15:57:59.566Z\","
                                        + "\"type\":\"gemini\",\"tokens\":{\"input\":-1}}",
                                "{\"id\":\"a\",\"type\":\"gemini\",\"tokens\":{\"input\":1}}",
                                "{\"type\":\"gemini\",\"tokens\":{\"input\":1}",
                                "{\"type\":\"gemini\"}");

        assertThat(heard.uses).isEmpty();
        assertThat(heard.broken).isEqualTo(4);
    }

    @Test
    void knowsItsFilesDirectoriesAndProjects() throws IOException {
        GeminiTranscript format = format();
        assertThat(format.root()).isEqualTo(home.resolve(".gemini/tmp"));
        assertThat(new GeminiTranscript(home, Map.of("GEMINI_CLI_HOME", "/g")).root())
                .isEqualTo(Path.of("/g/.gemini/tmp"));
        assertThat(format.isTranscript(FILE)).isTrue();
        assertThat(format.isTranscript(Path.of("shop", "chats", MAIN, CHILD + ".jsonl"))).isTrue();
        assertThat(format.isTranscript(Path.of("shop", "chats", "x.jsonl"))).isFalse();
        assertThat(format.isTranscript(Path.of("shop", "logs", "session-x.jsonl"))).isFalse();
        assertThat(format.leadsOn(Path.of("shop"))).isTrue();
        assertThat(format.leadsOn(Path.of("shop", "chats", MAIN))).isTrue();
        assertThat(format.leadsOn(Path.of("shop", "logs"))).isFalse();

        Path project = Files.createDirectories(home.resolve(".gemini/tmp/shop"));
        Files.writeString(project.resolve(".project_root"), "/home/dev/shop");
        Turns heard = read(format.reader(FILE, ""), Recorded.lines("gemini/session-p-mode.jsonl"));
        assertThat(heard.uses).extracting(TokenUse::directory).containsOnly("/home/dev/shop");
    }
}
