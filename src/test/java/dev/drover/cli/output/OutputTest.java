package dev.drover.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.ipc.Json;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class OutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static Look look(boolean terminal, Map<String, String> environment) {
        return Look.of(new Invocation(List.of(), "/", 120, terminal, environment, 1));
    }

    private Output output(boolean terminal) {
        return new Output(out, err, look(terminal, Map.of()));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void usesColourOnATerminalThatWantsIt() {
        assertThat(look(true, Map.of()).colour()).isTrue();
        assertThat(look(true, Map.of("NO_COLOR", "")).colour()).isTrue();
        assertThat(look(true, Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(look(true, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(look(false, Map.of()).colour()).isFalse();
    }

    @Test
    void usesOnlyAsciiWhereTheLocaleHasNothingElse() {
        assertThat(look(true, Map.of()).unicode()).isTrue();
        assertThat(look(true, Map.of("LANG", "de_DE.UTF-8")).unicode()).isTrue();
        assertThat(look(true, Map.of("LANG", "C")).unicode()).isFalse();
        assertThat(look(true, Map.of("LANG", "C", "LC_ALL", "C.utf8")).unicode()).isTrue();
    }

    @Test
    void keepsWhatTurnsTextOutOfJson() throws IOException {
        String evil = "a\u202Eb\u009B2Jc\u001B]0;x\u0007";
        Output output = output(false);
        output.json(Map.of("name", evil));
        output.flush();
        assertThat(written()).doesNotContain("\u202E", "\u009B", "\u001B").hasLineCount(1);
        assertThat(Json.mapper().readTree(written()).get("name").asString()).isEqualTo(evil);
    }

    @Test
    void writesJsonInOneLineToAPipeAndPrettyToPeople() throws IOException {
        Output pipe = output(false);
        pipe.json(List.of(1, 2));
        pipe.flush();
        assertThat(written()).isEqualTo("[1,2]\n");
        Output people = output(true);
        people.json(Map.of("a", 1));
        people.flush();
        assertThat(written().lines().count()).isGreaterThan(2);
    }

    @Test
    void writesErrorsAsOneSafeLineAfterTheOutput() throws IOException {
        Output output = output(false);
        output.line("first");
        output.error("no\nsuch\u001B[31m thing");
        assertThat(written()).isEqualTo("first\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("no⏎such␛[31m thing\n");
    }

    @Test
    void tellsAReaderThatHasGoneFromOtherFaults() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        Output output = new Output(closed, err, look(false, Map.of()));
        output.line("x");
        assertThatThrownBy(output::flush).isInstanceOf(ReaderGoneException.class);
    }

    @Test
    void drawsAgainInTheSamePlace() throws IOException {
        Screen screen = new Screen(output(true));
        screen.draw(List.of("one", "two"));
        screen.draw(List.of("three"));
        assertThat(written())
                .isEqualTo("one\u001B[K\ntwo\u001B[K\n\u001B[J\u001B[2Athree\u001B[K\n\u001B[J");
    }

    @Test
    void wrapsRunningTextBesideAnIndent() {
        Look look = new Look(30, true, false, true);
        assertThat(look.wrapped("the quick brown fox jumps over it", 10))
                .containsExactly("the quick brown fox", "jumps over it");
        assertThat(look.wrapped("in /home/ada/src/a-very/long-name/of-it and so", 10))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(look.columns() - 10))
                .anyMatch(line -> line.endsWith("/"))
                .satisfies(
                        lines ->
                                assertThat(String.join("", lines))
                                        .contains("/home/ada/src/a-very/long-name/of-it"));
        assertThat(look.wrapped("x".repeat(2 * look.columns()), 10))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(look.columns() - 10))
                .satisfies(
                        lines ->
                                assertThat(String.join("", lines))
                                        .isEqualTo("x".repeat(2 * look.columns())));
        assertThat(new Look(1_000_000, false, false, true).wrapped("a b c", 10))
                .containsExactly("a b c");
    }
}
