package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the doctor finds in real files of the agents, and what it changes in them: one word at
/// most.
final class DoctorFixTest {
    private static final String ODD =
            String.join(
                    "\r\n",
                    "{",
                    "  \"env\": {\"enableAllProjectMcpServers\": true, \"K\": \"t\\u00e4 ä\"},",
                    "\t\"enableAllProjectMcpServers\"  :   true ,",
                    "  \"big\": 12345678901234567890.10, \"x\":[ 1,2 ] }",
                    "",
                    "");

    @TempDir Path home;
    private Path claude;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        claude = Files.createDirectories(home.resolve(".claude"));
        shell = Shell.inHome(home, Map.of()).terminal(80);
    }

    private Path settings(String json) throws IOException {
        return Files.writeString(claude.resolve("settings.json"), json);
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(claude)) {
            return files.filter(f -> f.toString().contains(".before-drover-")).toList();
        }
    }

    @Test
    void changesOneWordAndKeepsEveryOtherByte() throws IOException {
        Path file = settings(ODD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Answer found = shell.type("doctor");
        assertThat(found.out()).contains("mcp-servers", "starts all servers", "doctor --fix");
        Answer preview = shell.type("doctor", "--fix");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("to false", "Add --yes");
        assertThat(preview.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        assertThat(Files.readString(file)).isEqualTo(ODD);

        Answer done = shell.type("doctor", "--fix", "--yes");
        assertThat(done.exit()).isEqualTo(Exit.OK);
        assertThat(Files.readString(file)).isEqualTo(ODD.replace(":   true ,", ":   false ,"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(copies()).singleElement().satisfies(c -> assertThat(c).hasContent(ODD));
        assertThat(shell.type("doctor", "--fix").out()).contains("nothing to do");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(home.resolve("dotfiles.json"), ODD);
        Files.createSymbolicLink(claude.resolve("settings.json"), real);

        assertThat(shell.type("doctor", "--fix", "--yes").exit()).isEqualTo(Exit.OK);

        assertThat(claude.resolve("settings.json")).isSymbolicLink();
        assertThat(Files.readString(real)).contains(":   false ,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"enableAllProjectMcpServers\": \"true\"}",
                "{\"enableAllProjectMcpServers\": false}",
                "{\"a\": {\"enableAllProjectMcpServers\": true}}",
                "{\"enableAllProjectMcpServers\": true} trailing",
                "{\"enableAllProjectMcpServers\": true",
                "// {\n{\"enableAllProjectMcpServers\": true}"
            })
    void leavesAloneWhatIsNotSurelyASwitchThatIsOn(String json) throws IOException {
        Path file = settings(json);
        shell.type("doctor");
        assertThat(shell.type("doctor", "--fix", "--yes").out()).contains("nothing to do");
        assertThat(Files.readString(file)).isEqualTo(json);
        assertThat(copies()).isEmpty();
    }

    @Test
    void saysThatHooksAreOff() throws IOException {
        settings("{\"disableAllHooks\": true}");
        assertThat(shell.type("doctor").out()).contains("hooks-off", "disableAllHooks", "by hand");
        assertThat(shell.type("doctor", "--fix", "--yes").out()).contains("nothing to do");
    }

    @Test
    void findsAServerThatIsConfiguredTwice() throws IOException {
        Path repo = Files.createDirectories(home.resolve("repo"));
        String server = "{\"command\":\"npx\",\"args\":[\"-y\",\"server-x\"]}";
        Files.writeString(
                home.resolve(".claude.json"),
                "{\"mcpServers\":{\"x\":"
                        + server
                        + "},\"projects\":{\""
                        + repo
                        + "\":{\"mcpServers\":{}}}}");
        Files.writeString(
                repo.resolve(".mcp.json"), "{\"mcpServers\":{\"also-x\":" + server + "}}");

        assertThat(shell.type("doctor").out()).contains("server-twice", "'x'", "'also-x'", "twice");

        Files.writeString(
                repo.resolve(".mcp.json"), "{\"mcpServers\":{\"y\":{\"command\":\"y\"}}}");
        assertThat(shell.type("doctor").out()).doesNotContain("server-twice");
    }

    @Test
    void clearsAwayOnlyEntriesWhoseProcessIsSurelyGone() throws IOException {
        Path sessions = Files.createDirectories(claude.resolve("sessions"));
        long self = ProcessHandle.current().pid();
        Path live = entry(sessions, self, 1);
        Path gone = entry(sessions, 3_999_999, 7);
        Path fresh = entry(sessions, 3_999_998, 7);
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.now()));
        Path unclear = Files.writeString(sessions.resolve("3999997.json"), "{\"pid\":1}");
        Path note = Files.writeString(sessions.resolve("notes.json"), "{}");
        for (Path old : List.of(unclear, note)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        }

        Answer preview = shell.type("doctor", "--cleanup-stale");
        assertThat(preview.out()).contains("registry", "Moves them");
        assertThat(gone).exists();

        assertThat(shell.type("doctor", "--cleanup-stale", "--yes").exit()).isEqualTo(Exit.OK);
        assertThat(gone).doesNotExist();
        assertThat(List.of(live, fresh, unclear, note)).allSatisfy(f -> assertThat(f).exists());
        try (Stream<Path> kept = Files.walk(home)) {
            assertThat(kept.filter(f -> f.endsWith("3999999.json"))).hasSize(1);
        }
    }

    @Test
    void showsWhatItWouldTouchBeforeItTouchesAnything() throws IOException {
        settings(ODD);
        entry(Files.createDirectories(claude.resolve("sessions")), 3_999_999, 7);
        assertThat(shell.type("doctor", "--fix").out()).contains("- ~/.claude/settings.json");
        assertThat(shell.type("doctor", "--cleanup-stale").out())
                .contains("- ~/.claude/sessions/3999999.json");
        Schemas.assertFits("doctor", shell.type("doctor", "--json").out());
    }

    @Test
    void reportsAsMarkdownInWhichNothingOfOthersIsMarkup() throws IOException {
        settings("{\"enableAllProjectMcpServers\": true}");
        Path repo = Files.createDirectories(home.resolve("# repo <b>|x"));
        String server = "{\"command\":\"npx\",\"args\":[]}";
        Files.writeString(
                home.resolve(".claude.json"),
                "{\"mcpServers\":{\"*x*\":" + server + "},\"projects\":{\"" + repo + "\":{}}}");
        Files.writeString(repo.resolve(".mcp.json"), "{\"mcpServers\":{\"y\":" + server + "}}");

        Answer report = shell.type("doctor", "report");
        assertThat(report.exit()).isEqualTo(Exit.OK);
        assertThat(report.out())
                .startsWith("# What Drover's doctor found")
                .contains(
                        "| warn | Agents' settings | mcp-servers |",
                        "## mcp-servers (warn)",
                        "Why it matters: Every session starts all servers",
                        "What the doctor would do: Sets enableAllProjectMcpServers to false",
                        "'\\*x\\*'",
                        "\\# repo \\<b\\>\\|x")
                .doesNotContain("<b>");
        assertThat(shell.type("doctor", "report", "--json").out()).contains("\"markdown\"");
    }

    @Test
    void aDirectoryInAFilesPlaceIsAFindingAndNoFault() throws IOException {
        Files.createDirectory(claude.resolve("settings.json"));
        Answer answer = shell.type("doctor");
        assertThat(answer.exit()).isNotEqualTo(Exit.INTERNAL);
        assertThat(answer.out()).contains("has no hooks");
    }

    private static Path entry(Path sessions, long pid, long start) throws IOException {
        Path file =
                Files.write(
                        sessions.resolve(pid + ".json"),
                        ("{\"pid\":" + pid + ",\"procStart\":\"" + start + "\"}")
                                .getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(600)));
        return file;
    }
}
