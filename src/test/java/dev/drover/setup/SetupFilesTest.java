package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.FileExchange;
import dev.drover.setup.file.Exchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What setup does to the file itself: links, rights, copies, and others who write at the
/// same time.
final class SetupFilesTest {
    private static final String SETTINGS = "{\n  \"model\": \"opus\"\n}\n";

    @TempDir Path home;

    private Path settings(String text) throws IOException {
        return new SetupHome(home)
                .write(".claude/settings.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome install() {
        return new SetupHome(home).install("claude-code").getFirst();
    }

    private String refusal() {
        Plan plan = new SetupHome(home).setup.plan(List.of("claude-code"), Wish.USUAL).getFirst();
        assertThat(plan.changes()).isFalse();
        String why = String.valueOf(plan.refusal());
        assertThat(why).doesNotContain("\n").isNotEqualTo("null");
        return why;
    }

    @Test
    void makesAMissingFileForTheUserAloneAndTakesItAwayAgain() throws IOException {
        SetupHome there = new SetupHome(home);
        assertThat(there.install("claude-code", "statusline", "copilot")).allMatch(Outcome::done);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there.claude())))
                .isEqualTo("rw-------");
        assertThat(there.uninstall("claude-code", "statusline", "copilot")).allMatch(Outcome::done);
        assertThat(there.files()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFileThatOthersHaveUsedMeanwhileStays() throws IOException {
        SetupHome there = new SetupHome(home);
        there.install("claude-code");
        String with = Files.readString(there.claude());
        Files.writeString(there.claude(), with.replaceFirst("\\{", "{\n  \"model\": \"x\","));
        there.uninstall("claude-code");
        assertThat(there.claude()).hasContent("{\n  \"model\": \"x\"\n}\n");
    }

    @Test
    void aLinkStaysALinkAndTheFileKeepsItsRights() throws IOException {
        Path real = Files.writeString(home.resolve("dotfiles.json"), SETTINGS);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        SetupHome there = new SetupHome(home);
        Files.createDirectories(there.claude().getParent());
        Files.createSymbolicLink(there.claude(), Path.of("../dotfiles.json"));

        Outcome done = install();

        assertThat(there.claude()).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(Files.readString(real)).contains("hook claude-code");
        assertThat(done.copy()).hasContent(SETTINGS).hasParent(home);
        there.uninstall("claude-code");
        assertThat(there.claude()).isSymbolicLink();
        assertThat(real).hasContent(SETTINGS);
        assertThat(there.files()).containsExactly(".claude/settings.json", "dotfiles.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {                                  | line 1: it ends in the middle
                    {"a": 1 "b": 2}                    | line 1: a comma or '}' is missing
                    {"a": }                            | line 1: a value is missing
                    {a: 1}                             | line 1: a name in quotes is missing
                    {"a": 1} x                         | line 1: something follows the end
                    {"a": 'x'}                         | line 1: a value is missing
                    {"a": 01}                          | line 1: a value is missing
                    {"a": "\\x"}                       | line 1: a text has a wrong \\
                    {"a": 1 /* }                       | line 1: a comment is not closed
                    []                                 | it is a list, not an object
                    "hooks"                            | it is a text, not an object
                    {"hooks": []}                      | "hooks" is a list, not an object
                    {"hooks": null}                    | "hooks" is true, false or null, not an object
                    {"hooks": {"Stop": {}}}            | "hooks.Stop" is an object, not a list
                    {"hooks": {"Stop": ["x"]}}         | an entry of "hooks.Stop" is a text, not an object
                    {"hooks": {"Stop": [{"hooks": 1}]}} | "hooks" in an entry of "hooks.Stop" is a number, not a list
                    """)
    void refusesWhatIsNoSettingsFileInOneLineAndChangesNothing(String text, String why)
            throws IOException {
        Path file = settings(text);
        assertThat(refusal())
                .contains("~/.claude/settings.json is left as it is: " + why)
                .endsWith("run this again.");
        assertThat(install().done()).isFalse();
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(new SetupHome(home).files()).containsExactly(".claude/settings.json");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        new SetupHome(home).write(".claude/settings.json", new byte[] {'{', (byte) 0xFF, '}'});
        assertThat(refusal()).contains("no text in UTF-8");
    }

    @Test
    void refusesAFileThatIsMuchTooLarge() throws IOException {
        settings("{\"a\": \"" + "x".repeat(5 << 20) + "\"}");
        assertThat(refusal()).contains("more than 4 MB");
    }

    @Test
    void refusesWhatIsNestedTooDeep() throws IOException {
        settings("{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(refusal()).contains("nested more than 200 deep");
    }

    @Test
    void refusesADirectoryALostLinkAndWhatMustNotBeWritten() throws IOException {
        Path file = settings(SETTINGS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(refusal()).contains("it is read-only");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path directory = file.getParent();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(refusal()).contains("its directory", "is read-only");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(refusal()).contains("it is no file");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("nowhere"));
        assertThat(refusal()).contains("a link that leads nowhere");
        Files.delete(file);
        Files.delete(directory);
        Files.writeString(directory, "a file");
        assertThat(refusal()).contains("is no directory");
    }

    @Test
    void refusesIfTheFileHasChangedSinceThePlan() throws IOException {
        Path file = settings(SETTINGS);
        SetupHome there = new SetupHome(home);
        Plan plan = there.setup.plan(List.of("claude-code"), Wish.USUAL).getFirst();
        Files.writeString(file, "{}");
        Outcome outcome = there.setup.apply(plan);
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.failure()).contains("has changed meanwhile");
        assertThat(file).hasContent("{}");
        assertThat(there.files()).containsExactly(".claude/settings.json");
    }

    @Test
    void seesEvenWhatIsWrittenBetweenItsLastLookAndItsOwnWriting() throws IOException {
        Path file = settings(SETTINGS);
        Exchange late =
                (ours, theirs) -> {
                    if (Files.readString(theirs).equals(SETTINGS)) {
                        Path next = Files.writeString(home.resolve("next"), "{\"late\": 1}");
                        Files.move(next, theirs, StandardCopyOption.REPLACE_EXISTING);
                    }
                    return FileExchange.swap(ours, theirs);
                };
        SetupHome there = new SetupHome(home, SetupHome.CLIENT, late);
        Outcome outcome = there.install("claude-code").getFirst();
        assertThat(outcome.failure()).contains("has changed meanwhile");
        assertThat(file).hasContent("{\"late\": 1}");
        assertThat(there.files()).containsExactly(".claude/settings.json");
    }

    @Test
    void worksWhereTheSystemHasNoExchange() throws IOException {
        Path file = settings(SETTINGS);
        SetupHome there = new SetupHome(home, SetupHome.CLIENT, Exchange.NONE);
        assertThat(there.install("claude-code").getFirst().copy()).hasContent(SETTINGS);
        assertThat(Files.readString(file)).contains("hook claude-code");
        assertThat(there.uninstall("claude-code")).allMatch(Outcome::done);
        assertThat(file).hasContent(SETTINGS);
    }

    /// The other one counts, and notices if a number that it wrote is not there the next time.
    @Test
    void anotherProgramThatWritesAtTheSameTimeLosesNothing() throws Exception {
        Path file = settings("{\n  \"n\": 0\n}\n");
        String script =
                """
                f=$1; i=0; lost=0
                while [ $i -lt 60 ]; do
                  grep -q "\\"n\\": $i\\b" "$f" || lost=$((lost+1))
                  i=$((i+1))
                  sed "s/\\"n\\": [0-9]*/\\"n\\": $i/" "$f" > "$f.mine" && mv "$f.mine" "$f"
                  sleep 0.01
                done
                echo $lost
                """;
        Process other =
                new ProcessBuilder("sh", "-c", script, "sh", file.toString())
                        .redirectErrorStream(true)
                        .start();
        int rounds = 0;
        try {
            SetupHome there = new SetupHome(home);
            while (other.isAlive()) {
                for (Outcome outcome : there.install("claude-code")) {
                    assertThat(
                                    outcome.failure() == null
                                            || outcome.failure().contains("changed meanwhile"))
                            .as(outcome.failure())
                            .isTrue();
                }
                there.uninstall("claude-code");
                rounds++;
            }
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("0\n");
            assertThat(rounds).isPositive();
            assertThat(Files.readString(file)).contains("\"n\": 60");
            there.uninstall("claude-code");
            assertThat(Files.readString(file)).doesNotContain("drover");
        } finally {
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
