package dev.drover.daemon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.usage.ClaudeTranscript;
import dev.drover.host.files.AppendedLines;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

class TranscriptsTest {
    @TempDir Path directory;
    private TranscriptHome home;

    @BeforeEach
    void makeHome() {
        home = new TranscriptHome(directory, 7);
    }

    @AfterEach
    void endReading() {
        home.close();
    }

    @Test
    void totalsAreThoseOfThePlainestCount() throws IOException {
        List<String> main = home.conversation("s1", "", 60, 3000);
        TranscriptHome.append(home.session("shop", "s1"), main);
        TranscriptHome.append(
                home.subagent("shop", "s1", "a1"), home.conversation("s1", "a1", 20, 500));
        // A fork repeats what was said, and goes on; a copy beside the conversation counts less.
        List<String> fork = new ArrayList<>(main.subList(0, main.size() / 2));
        fork.replaceAll(line -> line.replace("\"isSidechain\":false", "\"isSidechain\":true"));
        fork.addAll(home.conversation("s2", "", 10, 500));
        TranscriptHome.append(home.session("shop", "s2"), fork);
        TranscriptHome.append(
                home.session("other", "s3"),
                List.of("{\"type\":\"assistant\",\"mess", "no json", "", "\0\0\0"));
        TranscriptHome.append(home.session("other", "s3"), home.conversation("s3", "", 30, 900));
        Files.writeString(
                home.session("other", "s3"), "{\"type\":\"assis", StandardOpenOption.APPEND);

        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());

        assertThat(home.byModel()).isEqualTo(home.plain().byModel()).hasSize(3);
        assertThat(home.toolCalls()).isEqualTo(home.plain().toolCalls()).isPositive();
        assertThat(transcripts.state().brokenLines()).isEqualTo(home.plain().broken()).isEqualTo(3);
        assertThat(transcripts.state().brokenIn()).containsExactly(home.session("other", "s3"));
        assertThat(transcripts.state().bytesLeft()).isZero();
        assertThat(home.uses())
                .filteredOn(use -> use.subagent().equals("a1"))
                .isNotEmpty()
                .extracting(TokenUse::session)
                .containsOnly("s1");
    }

    @Test
    void readsWhatIsAppendedAndMadeWhileItRuns() throws IOException {
        Path first = home.session("shop", "s1");
        TranscriptHome.append(first, home.conversation("s1", "", 3, 500));
        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());

        TranscriptHome.append(first, home.conversation("s1", "", 3, 500));
        home.awaitPlain();
        TranscriptHome.append(
                home.subagent("shop", "s1", "a1"), home.conversation("s1", "a1", 4, 500));
        home.awaitPlain();
        TranscriptHome.append(home.session("new", "s9"), home.conversation("s9", "", 4, 500));
        home.awaitPlain();
        // Only what was appended was read again.
        assertThat(home.batches).filteredOn(TranscriptBatch::fromStart).hasSize(3);
    }

    @Test
    void waitsForTheRestOfALine() throws IOException {
        Path file = home.session("shop", "s1");
        List<String> lines = home.conversation("s1", "", 1, 500);
        String whole = String.join("\n", lines) + "\n";
        Files.createDirectories(file.getParent());
        Files.writeString(file, whole + whole.substring(0, 200));
        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());
        assertThat(home.batches.getLast().position().offset()).isEqualTo(bytes(whole));

        Files.writeString(file, whole.substring(200), StandardOpenOption.APPEND);
        await().until(() -> home.batches.getLast().position().offset() == 2 * bytes(whole));
        assertThat(transcripts.state().brokenLines()).isZero();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void noticesAFileInThePlaceOfAnother() throws IOException {
        Path file = home.session("shop", "s1");
        TranscriptHome.append(file, home.conversation("s1", "", 5, 500));
        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());
        int before = home.plain().answers();

        List<String> other = home.conversation("s1", "", 9, 500);
        TranscriptHome.append(directory.resolve("aside"), other);
        Files.move(directory.resolve("aside"), file, StandardCopyOption.REPLACE_EXISTING);
        await().until(() -> home.uses().size() == before + home.plain().answers());
        // What was said stays said; the tools are those of the file that is there.
        assertThat(home.toolCalls()).isEqualTo(home.plain().toolCalls());
    }

    @Test
    void goesOnWhereTheRunBeforeEnded() throws IOException {
        Path file = home.session("shop", "s1");
        TranscriptHome.append(file, home.conversation("s1", "", 5, 500));
        Path rollout = directory.resolve(".codex/sessions/2026/11/20/rollout-1.jsonl");
        List<String> recorded = recordedRollout();
        TranscriptHome.append(rollout, recorded.subList(0, 10));
        Transcripts first = home.start();
        await().until(() -> first.state().isDone());
        home.close();
        int batches = home.batches.size();

        TranscriptHome.append(file, home.conversation("s1", "", 5, 500));
        TranscriptHome.append(rollout, recorded.subList(10, recorded.size()));
        Transcripts second = home.start();
        await().until(() -> second.state().isDone());

        assertThat(home.batches.subList(batches, home.batches.size()))
                .hasSize(2)
                .noneMatch(TranscriptBatch::fromStart);
        assertThat(home.byModel())
                .containsAllEntriesOf(home.plain().byModel())
                .containsEntry("gpt-5.5", new Tokens(2073, 284, 0, 0, 4000));
    }

    private static List<String> recordedRollout() throws IOException {
        try (var in =
                TranscriptsTest.class.getResourceAsStream(
                        "/payloads/codex/rollout-tui-turn.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void readsTheNewestProjectFirstAndOldOnesOnlyWhenAsked() throws IOException {
        age(home.session("old", "s-old"), 90);
        age(home.session("b", "s-week"), 7);
        age(home.session("a", "s-month"), 25);
        age(home.session("a", "s-today"), 0);
        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());

        assertThat(home.pathsInOrder())
                .containsExactly("s-today.jsonl", "s-month.jsonl", "s-week.jsonl");
        assertThat(transcripts.state().older()).isEqualTo(1);

        transcripts.readOlder();
        home.awaitPlain();
        assertThat(transcripts.state().older()).isZero();
    }

    private void age(Path file, int days) throws IOException {
        TranscriptHome.append(file, home.conversation(file.getFileName().toString(), "", 2, 99));
        Files.setLastModifiedTime(
                file, FileTime.from(TranscriptHome.NOW.minus(Duration.ofDays(days))));
    }

    @Test
    void waitsForAHomeThatHasNoTranscriptsYet() throws IOException {
        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());

        TranscriptHome.append(home.session("shop", "s1"), home.conversation("s1", "", 5, 500));
        home.awaitPlain();
        assertThat(transcripts.state().unwatched()).isZero();
    }

    @Test
    void tellsWhatIsCalledLikeATranscriptAndIsNone() throws IOException, InterruptedException {
        Path pipe = home.session("shop", "pipe");
        TranscriptHome.append(home.session("shop", "s1"), home.conversation("s1", "", 5, 500));
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Files.createDirectory(home.session("shop", "directory"));

        Transcripts transcripts = home.start();
        await().until(() -> transcripts.state().isDone());

        assertThat(transcripts.state().refused())
                .containsExactlyInAnyOrder(pipe, home.session("shop", "directory"));
        assertThat(home.byModel()).isEqualTo(home.plain(home.session("shop", "s1")).byModel());
    }

    @Test
    void readsSixtyFourMegabytesInBoundedBatches() throws IOException {
        Path file = home.session("shop", "s1");
        List<String> lines = home.conversation("s1", "", 400, 40_000);
        // One line is longer than any buffer.
        lines.add(home.text.result("s1", 20_000_000));
        lines.add(
                home.text.line(
                        "s1",
                        "long",
                        "long",
                        "model-1",
                        home.text.tokens(),
                        "",
                        false,
                        Map.of("type", "tool_use", "input", home.text.text(5_000_000))));
        long size = 0;
        while (size < 64L << 20) {
            TranscriptHome.append(file, lines);
            size = Files.size(file);
        }
        TranscriptHome.append(file, home.conversation("s1", "", 3000, 10));

        Transcripts transcripts = home.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> transcripts.state().isDone());

        assertThat(home.byModel()).isEqualTo(home.plain().byModel());
        assertThat(home.toolCalls()).isEqualTo(home.plain().toolCalls());
        assertThat(home.batches)
                .hasSizeGreaterThan(3)
                .allMatch(batch -> batch.uses().size() <= 1000);
    }

    @Test
    void muchIsReadByTwoThreadsAndCountedOnceThoughItGrows() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Path file = home.session("shop-" + i % 3, "s" + i);
            files.add(file);
            List<String> lines = home.conversation("s" + i, "", 100, 20_000);
            for (long size = 0; size < 6L << 20; size = Files.size(file)) {
                TranscriptHome.append(file, lines);
            }
        }

        Transcripts transcripts = home.start();
        for (Path file : files) {
            String session = file.getFileName().toString().replace(".jsonl", "");
            TranscriptHome.append(file, home.conversation(session, "", 2, 500));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> transcripts.state().isDone());
        home.awaitPlain();

        assertThat(home.threads).contains("transcripts", "transcripts-2");
        assertThat(home.toolCalls()).isEqualTo(home.plain().toolCalls());
        assertThat(home.batches)
                .filteredOn(TranscriptBatch::fromStart)
                .extracting(batch -> batch.position().path())
                .doesNotHaveDuplicates();
    }

    /// Reading in any chunks gives the same totals.
    @Property(tries = 40)
    void anyPiecesGiveTheSameTotals(@ForAll long seed) throws IOException {
        Path place = Files.createTempDirectory("pieces");
        Path file = place.resolve("s1.jsonl");
        try (TranscriptHome pieces = new TranscriptHome(place, seed)) {
            Random random = new Random(seed);
            List<String> lines = pieces.conversation("s1", "", 1 + random.nextInt(8), 300);
            lines.addAll(random.nextInt(lines.size()), List.of("{broken", lines.getFirst()));
            byte[] whole = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            AppendedLines.Reader reader = new AppendedLines.Reader();
            FilePosition position = null;
            Files.createFile(file);
            for (int at = 0; at < whole.length; ) {
                int piece = Math.min(whole.length - at, 1 + random.nextInt(2000));
                Files.write(
                        file, Arrays.copyOfRange(whole, at, at + piece), StandardOpenOption.APPEND);
                at += piece;
                Path below = Path.of("shop", "s1.jsonl");
                var found =
                        new FoundTranscript(
                                new ClaudeTranscript(place, Map.of()),
                                file,
                                below,
                                Objects.requireNonNull(TranscriptSearch.look(file)));
                new TranscriptPass(found, TranscriptHome.NOW, pieces, (conversation, when) -> {})
                        .read(reader, position);
                position = pieces.batches.isEmpty() ? null : pieces.batches.getLast().position();
            }

            assertThat(pieces.byModel()).isEqualTo(pieces.plain(file).byModel());
            assertThat(pieces.toolCalls()).isEqualTo(pieces.plain(file).toolCalls());
            assertThat(pieces.batches.stream().mapToInt(TranscriptBatch::brokenLines).sum())
                    .isEqualTo(1);
            assertThat(Objects.requireNonNull(position).offset()).isEqualTo(whole.length);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(place);
        }
    }
}
