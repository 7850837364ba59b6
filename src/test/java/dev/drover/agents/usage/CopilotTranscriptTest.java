package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class CopilotTranscriptTest {
    private static final String SESSION = "06905f43-885c-4bcd-947b-782ed22b514c";
    private static final String CHILD = "370c9279-4ec1-4f11-a628-3fb90d6423c6";
    private static final Path FILE = Path.of(SESSION, "events.jsonl");

    @TempDir Path home;

    private TranscriptReader reader(String memory) {
        return new CopilotTranscript(home, Map.of()).reader(FILE, memory);
    }

    @Test
    void sumsUpToWhatTheClientTellsAtItsEnd() {
        List<String> lines = Recorded.lines("copilot/events-tui.jsonl");
        Heard heard = new Heard().read(reader(""), lines);

        // As session.shutdown says: 39121 of input with 26000 from the cache, 1846 of output.
        assertThat(heard.sum()).isEqualTo(new Tokens(39_121 - 26_000, 1_846, 0, 0, 26_000));
        assertThat(heard.broken).isZero();
        assertThat(heard.uses).hasSize(13).extracting(TokenUse::key).doesNotHaveDuplicates();
        assertThat(heard.uses)
                .filteredOn(use -> use.subagent().equals(CHILD))
                .hasSize(2)
                .allMatch(use -> use.agentType().equals("explore"));
        assertThat(heard.uses)
                .allMatch(use -> use.session().equals(SESSION))
                .allMatch(use -> use.directory().equals("/home/dev/shop"))
                .allMatch(use -> use.model().equals("gpt-4.1"));
        assertThat(heard.toolCalls).isEqualTo(toolStarts(lines));
    }

    private static int toolStarts(List<String> lines) {
        return (int) lines.stream().filter(l -> l.contains("\"tool.execution_start\"")).count();
    }

    @Test
    void tellsWhenAPersonStoppedTheTurn() {
        Heard heard = new Heard().read(reader(""), Recorded.lines("copilot/events-tui.jsonl"));
        assertThat(heard.stopped).contains(Instant.parse("2026-11-20T16:17:47.737Z")).hasSize(2);
    }

    @Test
    void goesOnWhereItEnded() {
        List<String> lines = Recorded.lines("copilot/events-tui.jsonl");
        int middle = lines.size() / 2;
        TranscriptReader first = reader("");
        Heard whole = new Heard().read(reader(""), lines);
        Heard parts = new Heard().read(first, lines.subList(0, middle));
        parts.read(reader(first.memory()), lines.subList(middle, lines.size()));

        assertThat(parts.uses).isEqualTo(whole.uses);
    }

    @Test
    void lieInDirectoriesOfTheirSessions() {
        CopilotTranscript format = new CopilotTranscript(home, Map.of());
        assertThat(format.root()).isEqualTo(home.resolve(".copilot/session-state"));
        assertThat(format.isTranscript(FILE)).isTrue();
        assertThat(format.isTranscript(Path.of(SESSION, "files", "events.jsonl"))).isFalse();
        assertThat(format.isTranscript(Path.of("events.jsonl"))).isFalse();
        assertThat(format.leadsOn(Path.of(SESSION))).isTrue();
        assertThat(format.leadsOn(Path.of(SESSION, "files"))).isFalse();
        Map<String, String> moved = Map.of("COPILOT_HOME", "/moved");
        assertThat(new CopilotTranscript(home, moved).root()).hasToString("/moved/session-state");
    }
}
