package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `drover setup` as it is typed, over real files, the real client, a real daemon or none.
final class SetupCommandTest {
    private static final String SETTINGS = "{\n  \"model\": \"opus\"\n}\n";

    @TempDir Path home;
    private Path settings;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        settings = home.resolve(".claude/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, SETTINGS);
        // Whatever agents this machine has are not this user's.
        Path programs = Files.createDirectories(home.resolve("bin"));
        program(programs.resolve("sh"), "/bin/sh");
        program(programs.resolve("tmux"), "/usr/bin/tmux");
        shell =
                Shell.inHome(
                                home,
                                Map.of(
                                        "PATH",
                                        programs.toString(),
                                        "HOME",
                                        home.toString(),
                                        "DROVER_HOME",
                                        home.toString(),
                                        "TMUX_TMPDIR",
                                        home.toString()))
                        .terminal(80);
    }

    @Test
    void showsADiffAndChangesNothingUntilItIsTold() throws IOException {
        Answer preview = shell.type("setup");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out())
                .contains(
                        "--- ~/.claude/settings.json",
                        "@@ -1,3 +1,159 @@",
                        "+  \"hooks\": {",
                        "   \"model\": \"opus\"",
                        "Claude Code  ~/.claude/settings.json",
                        "adds 156 lines",
                        "Add --yes")
                .doesNotContain("\n-  ");
        assertThat(settings).hasContent(SETTINGS);

        Answer dry = shell.type("setup", "claude-code", "--dry-run", "--yes");
        assertThat(dry.exit()).isEqualTo(Exit.OK);
        assertThat(dry.out()).contains("Nothing was changed yet");
        assertThat(settings).hasContent(SETTINGS);
    }

    @Test
    void writesTriesItOutWithoutADaemonAndTakesItOutAgain() throws IOException {
        Answer done = shell.type("setup", "--yes");
        assertThat(done.err()).isEmpty();
        assertThat(done.exit()).isEqualTo(Exit.OK);
        assertThat(done.out())
                .contains("Written.", "settings.json.before-drover-1", "does not run now");
        assertThat(done.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        assertThat(Files.readString(settings)).contains("hook claude-code");

        assertThat(shell.type("setup").out()).contains("Set up already");
        assertThat(shell.type("setup").exit()).isEqualTo(Exit.OK);

        Answer preview = shell.type("setup", "--uninstall");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("takes out 156 lines");
        Answer out = shell.type("setup", "--uninstall", "--yes");
        assertThat(out.out()).contains("Taken out.");
        assertThat(settings).hasContent(SETTINGS);
        assertThat(home.resolve(".claude").toFile().list()).containsExactly("settings.json");
        assertThat(shell.type("setup", "--uninstall").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theHookIsAnsweredByTheDaemonAndLeavesNoInstanceBehind() throws Exception {
        Commands commands = Shell.commands(home, Map.of(), false);
        try (LiveDaemon daemon = LiveDaemon.with(home, commands)) {
            Answer done = shell.type("setup", "claude-code", "statusline", "--yes");
            assertThat(done.out()).contains("Drover answered", "Drover is there");
            assertThat(daemon.daemon.api(0).instances(true)).isEmpty();
        }
    }

    @Test
    void refusesInOneLineAndGoesOnWithTheOthers() throws IOException {
        Files.writeString(settings, "{\"hooks\": 3}");
        Files.createDirectories(home.resolve(".codex"));
        Answer answer = shell.type("setup", "--yes");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out().replaceAll("\\s+", " "))
                .contains("\"hooks\" is a number, not an object", "Written.", "trusted them");
        assertThat(settings).hasContent("{\"hooks\": 3}");
    }

    @Test
    void namesHooksOfOthersThatDoTheSameAndReplacesThemOnRequest() throws IOException {
        Files.writeString(
                settings,
                """
                {"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "mayla sync"}]}]}}
                """);
        assertThat(words("setup", "claude-code"))
                .contains("Hooks of the same kind are there; --replace-old takes them out: Stop:");
        assertThat(words("setup", "claude-code", "--replace-old", "--yes"))
                .contains("Takes out, because Drover does the same: Stop: mayla sync.");
        assertThat(Files.readString(settings)).doesNotContain("mayla");
    }

    private String words(String... typed) {
        return shell.type(typed).out().replaceAll("\\s+", " ");
    }

    @Test
    void printsJsonOfItsShape() {
        Schemas.assertFits("setup", shell.type("setup", "--json").out());
        Schemas.assertFits("setup", shell.type("setup", "claude-code", "--yes", "--json").out());
        Schemas.assertFits("setup", shell.type("setup", "--uninstall", "--yes", "--json").out());
    }

    @Test
    void saysWhatItCannotSetUp() throws IOException {
        Answer unknown = shell.type("setup", "vim");
        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err()).contains("'vim' is no target", "claude-code");
        Files.delete(settings);
        Files.delete(settings.getParent());
        assertThat(shell.type("setup").exit()).isEqualTo(Exit.REFUSED);
        assertThat(shell.type("setup").out()).contains("No agent is found");
    }

    /// A server of its own, with the hook that setup has told it while it ran.
    @Test
    void aRunningTmuxKnowsTheHookAtOnce() throws Exception {
        tmux("-f", "/dev/null", "new-session", "-d", "-s", "one", "sleep 600");
        try {
            Answer done = shell.type("setup", "tmux", "--yes");
            assertThat(done.out()).contains("The running tmux knows it already");
            String hooks = tmux("show-hooks", "-g");
            assertThat(hooks).contains("session-closed[4731]", "hook generic --event ended");
            tmux("source-file", home.resolve(".tmux.conf").toString());
            assertThat(tmux("show-hooks", "-g")).isEqualTo(hooks);
            shell.type("setup", "tmux", "--uninstall", "--yes");
            assertThat(tmux("show-hooks", "-g")).doesNotContain("session-closed[4731]");
            assertThat(home.resolve(".tmux.conf")).doesNotExist();
        } finally {
            tmux("kill-server");
        }
    }

    private static void program(Path path, String means) throws IOException {
        Files.writeString(path, "#!/bin/sh\nexec " + means + " \"$@\"\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private String tmux(String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = "tmux";
        System.arraycopy(words, 0, command, 1, words.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TMUX_TMPDIR", home.toString());
        builder.environment().remove("TMUX");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
