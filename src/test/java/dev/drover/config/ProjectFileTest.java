package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a repository may ask for, and that nothing of a wrong file counts.
final class ProjectFileTest {
    private static final PortTypes TYPES = PortTypes.of(List.of(), Map.of());
    @TempDir Path directory;

    private ProjectFile.Read read(String text) throws IOException {
        Files.writeString(directory.resolve(".drover.json"), text);
        return ProjectFile.in(directory.toString(), TYPES);
    }

    private String problem(String text) throws IOException {
        ProjectFile.Read read = read(text);
        assertThat(read.ports()).as("nothing half done").isEmpty();
        assertThat(read.problem()).isNotNull().doesNotContain("\n", "\u202E").hasSizeLessThan(900);
        return String.valueOf(read.problem());
    }

    @Test
    void readsPortsInTheirOrderAndLeavesOtherKeysToOthers() throws IOException {
        ProjectFile.Read read =
                read(
                        """
                        {"ports": {"PORT": {"type": "dev", "name": "web"},
                                   "API_PORT": {"type": "api"}, "DB_PORT": {"type": "database"}},
                         "worktree": {"base": "main", "copy": [".env"]}}
                        """);
        assertThat(read.problem()).isNull();
        assertThat(read.ports())
                .containsExactly(
                        Map.entry("PORT", new PortWish("dev", "web")),
                        Map.entry("API_PORT", new PortWish("api", "")),
                        Map.entry("DB_PORT", new PortWish("database", "")));
    }

    @Test
    void mostProjectsAskForNothing() throws IOException {
        assertThat(ProjectFile.in(directory.toString(), TYPES)).isEqualTo(ProjectFile.Read.NOTHING);
        assertThat(ProjectFile.in("/nowhere/at/all", TYPES)).isEqualTo(ProjectFile.Read.NOTHING);
        assertThat(ProjectFile.in("a\0b", TYPES)).isEqualTo(ProjectFile.Read.NOTHING);
        assertThat(read("{}").problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "LD_PRELOAD",
                "DYLD_LIBRARY_PATH",
                "NODE_OPTIONS",
                "BASH_ENV",
                "PYTHONPATH",
                "JAVA_TOOL_OPTIONS",
                "GIT_SSH",
                "IFS",
                "HOME",
                "CLAUDE_PID",
                "DROVER_HOME",
                "port",
                "1PORT",
                "A-B",
                "A B",
                "PO\u202ERT",
                "A=B",
                ""
            })
    void namesThatOtherProgramsObeyAreRefused(String name) throws IOException {
        String quoted = name.replace("\u202E", "\\u202E");
        assertThat(
                        problem(
                                "{\"ports\": {\"OK_PORT\": {\"type\": \"api\"}, \""
                                        + quoted
                                        + "\": {\"type\": \"dev\"}}}"))
                .contains("its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORT", "GOOGLE_PORT", "RUSTIC_PORT", "P", "A_1"})
    void ordinaryNamesMayBeSet(String name) {
        assertThat(VariableNames.complaint(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ports\": {\"PORT\": {\"type\": \"game\"}}} | of type 'game'. There are dev,"
                        + " api",
                "{\"ports\": {\"PORT\": {\"name\": \"web\"}}} | has no 'type'. There are dev, api",
                "{\"ports\": {\"PORT\": {\"type\": 80}}} | must be a text",
                "{\"ports\": {\"PORT\": \"dev\"}} | must be an object",
                "{\"ports\": {\"PORT\": {\"type\": \"dev\", \"port\": 80}}} | no use for 'port'",
                "{\"ports\": {\"PORT\": {\"type\": \"dev\", \"name\": \"A B\"}}} | small letters",
                "{\"ports\": [3000]} | 'ports' must be an object",
                "{\"ports\": {\"A\": {\"type\": \"dev\"}, \"B\": {\"type\": \"dev\"}}} | A and B"
                        + " ask",
                "{\"ports\": {\"A\": {\"type\": \"dev\"}, \"A\": {\"type\": \"api\"}}} | not JSON",
                "{\"ports\": {} | not JSON",
                "[] | must be one JSON object",
                "null | must be one JSON object",
                "{} {} | not JSON"
            })
    void saysWhatIsWrongAndWhatIsAllowed(String text, String complaint) throws IOException {
        assertThat(problem(text)).contains(".drover.json cannot be used", complaint);
    }

    @Test
    void anEmptyFileIsWrongToo() throws IOException {
        assertThat(problem("")).contains("cannot be used");
    }

    @Test
    void largeDeepAndManyAreRefused() throws IOException {
        assertThat(problem("{\"ports\": " + "[".repeat(10_000))).contains("not JSON");
        assertThat(problem(" ".repeat(70_000) + "{}")).contains("64 KB");
        StringBuilder many = new StringBuilder("{\"ports\": {");
        for (int i = 0; i < 40; i++) {
            many.append(i == 0 ? "" : ",");
            many.append("\"P" + i + "\": {\"type\": \"dev\", \"name\": \"n" + i + "\"}");
        }
        assertThat(problem(many + "}}")).contains("more than 32");
    }

    @Test
    void whatIsNoPlainFileIsNotOpened() throws Exception {
        Path elsewhere = directory.resolve("secret");
        Files.writeString(elsewhere, "{\"ports\": {\"PORT\": {\"type\": \"dev\"}}}");
        Path file = directory.resolve(".drover.json");
        Files.createSymbolicLink(file, elsewhere);
        assertThat(ProjectFile.in(directory.toString(), TYPES).problem()).contains("plain file");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(ProjectFile.in(directory.toString(), TYPES).problem()).contains("plain file");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertThat(ProjectFile.in(directory.toString(), TYPES).problem()).contains("plain file");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        Files.write(directory.resolve(".drover.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(ProjectFile.in(directory.toString(), TYPES).problem()).contains("not UTF-8");
    }
}
