package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.FileExchange;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What each agent finds in its settings after setup.
final class SetupTargetsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path home;
    private SetupHome there;

    @BeforeEach
    void open() {
        there = new SetupHome(home);
    }

    private JsonNode json(String file) throws IOException {
        return JSON.readTree(Files.readString(home.resolve(file)));
    }

    private Path file(String name, String text) throws IOException {
        return there.write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> notes(String target, Wish wish) {
        return there.setup.plan(List.of(target), wish).getFirst().notes();
    }

    @Test
    void claudeCodeHasSecondsAndLittleTimeAtTheEnd() throws IOException {
        there.install("claude-code");
        JsonNode hooks = json(".claude/settings.json").get("hooks");
        assertThat(hooks.propertyNames()).containsExactlyElementsOf(Setup.events("claude-code"));
        assertThat(hooks.at("/Stop/0/hooks/0").toString())
                .isEqualTo(
                        "{\"type\":\"command\",\"command\":\"\\\"/opt/drover/bin/drover\\\" hook"
                                + " claude-code\",\"timeout\":5}");
        assertThat(hooks.at("/SessionEnd/0/hooks/0/timeout").asInt()).isEqualTo(1);
        assertThat(hooks.has("WorktreeCreate")).isFalse();
    }

    @Test
    void worktreesAreTakenOverOnlyOnRequest() throws IOException {
        there.setup.plan(List.of("claude-code"), new Wish(false, true)).forEach(there.setup::apply);
        JsonNode hooks = json(".claude/settings.json").get("hooks");
        assertThat(hooks.at("/WorktreeCreate/0/hooks/0/command").asString())
                .endsWith("hook claude-code --decision 60");
        there.uninstall("claude-code");
        assertThat(there.files()).isEmpty();
    }

    @Test
    void codexKeepsThePlacesOfItsOtherHooksAndOursGoLast() throws IOException {
        Path file =
                file(
                        ".codex/hooks.json",
                        """
                        {
                          "hooks": {
                            "Stop": [
                              { "hooks": [{ "type": "command", "command": "bell" }] }
                            ]
                          }
                        }
                        """);
        String before = Files.readString(file);
        Plan plan = there.setup.plan(List.of("codex"), Wish.USUAL).getFirst();
        assertThat(plan.notes()).anyMatch(n -> n.contains("trusted"));
        there.setup.apply(plan);
        assertThat(json(".codex/hooks.json").at("/hooks/Stop/0/hooks/0/command").asString())
                .isEqualTo("bell");
        assertThat(json(".codex/hooks.json").at("/hooks/Stop/1/hooks/0/command").asString())
                .isEqualTo("\"/opt/drover/bin/drover\" hook codex");
        String trusted = Files.readString(file);
        there.install("codex");
        assertThat(Files.readString(file)).isEqualTo(trusted);
        there.uninstall("codex");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "qwen"})
    void geminiAndQwenCountInMilliseconds(String agent) throws IOException {
        there.install(agent);
        String event = Setup.events(agent).getFirst();
        JsonNode hook = json("." + agent + "/settings.json").at("/hooks/" + event + "/0/hooks/0");
        assertThat(hook.get("timeout").asInt()).isEqualTo(5000);
        assertThat(hook.get("command").asString()).endsWith("hook " + agent);
    }

    @Test
    void copilotIsToldTheEventAndNeverStoppedByUs() throws Exception {
        Path gone = home.resolve("gone/drover");
        SetupHome moved = new SetupHome(home, gone, FileExchange::swap);
        moved.install("copilot");
        JsonNode file = json(".copilot/hooks/drover.json");
        assertThat(file.get("version").asInt()).isEqualTo(1);
        for (String event : Setup.events("copilot")) {
            String command = file.at("/hooks/" + event + "/0/bash").asString();
            assertThat(command).contains(" hook copilot --event " + event);
            Process run =
                    new ProcessBuilder("bash", "-c", command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(run.waitFor()).isZero();
        }
        moved.uninstall("copilot");
        assertThat(home.resolve(".copilot")).doesNotExist();
    }

    @Test
    void cursorKeepsItsVersionAndItsOwnHooks() throws IOException {
        Path file =
                file(
                        ".cursor/hooks.json",
                        """
                        {
                          "version": 1,
                          "hooks": {
                            "stop": [{"command": "x"}]
                          }
                        }
                        """);
        String before = Files.readString(file);
        there.install("cursor");
        assertThat(json(".cursor/hooks.json").at("/hooks/stop").toString())
                .isEqualTo(
                        "[{\"command\":\"\\\"/opt/drover/bin/drover\\\" hook"
                                + " cursor\"},{\"command\":\"x\"}]");
        there.uninstall("cursor");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void openCodeGetsAPluginOfItsOwn() throws IOException {
        there.install("opencode");
        Path plugin = home.resolve(".config/opencode/plugins/drover.js");
        assertThat(Files.readString(plugin))
                .startsWith("// Written by `drover setup opencode`")
                .contains("/opt/drover/bin/drover", "export const Drover")
                .doesNotContain("@DROVER_CLIENT@");
        there.uninstall("opencode");
        assertThat(home.resolve(".config")).isDirectory().isEmptyDirectory();
        file(".config/opencode/plugins/drover.js", "mine");
        assertThat(there.install("opencode").getFirst().failure()).contains("not Drover's");
        assertThat(plugin).hasContent("mine");
    }

    @Test
    void theDesktopStartsTheAppAtLogin() throws IOException {
        SetupHome odd = new SetupHome(home, Path.of("/o p/100%$/drover"), FileExchange::swap);
        odd.install("autostart");
        Path entry = home.resolve(".config/autostart/drover.desktop");
        assertThat(Files.readString(entry))
                .contains("Exec=\"/o p/100%%\\\\$/drover-app\"", "Type=Application");
        odd.uninstall("autostart");
        assertThat(there.files()).isEmpty();
    }

    @Test
    void entriesOfAnInstallationThatHasMovedAreUpdatedInPlace() throws IOException {
        Path file =
                file(
                        ".claude/settings.json",
                        """
                        {"hooks": {"Stop": [{"hooks": [
                          {"type": "command", "command": "mine"},
                          {"type": "command", "command": "exec '/old/place/drover' hook claude-code", "timeout": 9}
                        ]}]}}
                        """);
        there.install("claude-code");
        assertThat(Files.readString(file))
                .contains(
                        "\"exec \\\"/opt/drover/bin/drover\\\" hook claude-code\", \"timeout\": 9")
                .doesNotContain("/old/place");
        there.uninstall("claude-code");
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"mine\"}]}]}}");
    }

    @Test
    void olderHooksOfTheKindAreShownAndReplacedOnRequestAlone() throws IOException {
        Path file =
                file(
                        ".claude/settings.json",
                        """
                        {
                          "hooks": {
                            "SessionStart": [
                              {
                                "hooks": [
                                  {"type": "command", "command": "~/scripts/claude/styxy-session-start-v2.sh"},
                                  {"type": "command", "command": "echo hello"}
                                ]
                              }
                            ],
                            "PreCompact": [
                              {"matcher": "*", "hooks": [{"type": "command", "command": "claude-memory save --pre-compact"}]}
                            ],
                            "SessionEnd": [
                              {"command": "claude-memory save --session-end"}
                            ],
                            "Stop": [
                              {"hooks": [{"type": "command", "command": "/opt/mayla/bin/mayla sync"}]}
                            ]
                          }
                        }
                        """);
        String before = Files.readString(file);
        assertThat(notes("claude-code", Wish.USUAL))
                .anyMatch(n -> n.contains("hooks.SessionEnd") && n.contains("without a list"));
        Plan usual = there.setup.plan(List.of("claude-code"), Wish.USUAL).getFirst();
        assertThat(usual.old().go()).isFalse();
        assertThat(usual.old().hooks()).anyMatch(hook -> hook.contains("styxy-session-start-v2"));
        Plan plan = there.setup.plan(List.of("claude-code"), new Wish(true, false)).getFirst();
        assertThat(plan.old()).isEqualTo(new Plan.OldOnes(usual.old().hooks(), true));
        Outcome outcome = there.setup.apply(plan);
        assertThat(Files.readString(file))
                .contains("echo hello", "hook claude-code")
                .doesNotContain("styxy", "claude-memory", "mayla");
        assertThat(outcome.copy()).hasContent(before);
        there.uninstall("claude-code");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void saysThatHooksAreSwitchedOff() throws IOException {
        file(".claude/settings.local.json", "{\"disableAllHooks\": true}");
        assertThat(notes("claude-code", Wish.USUAL))
                .anyMatch(n -> n.contains("settings.local.json sets disableAllHooks"));
    }

    @Test
    void saysThatThePluginIsOnAsWell() throws IOException {
        file(".claude/settings.json", "{\"enabledPlugins\": {\"drover@drover\": true}}");
        assertThat(notes("claude-code", Wish.USUAL)).anyMatch(n -> n.contains("one of the two"));
    }

    @Test
    void whatIsSetUpAlreadyMayBeReadOnly() throws IOException {
        there.install("gemini");
        Path file = home.resolve(".gemini/settings.json");
        assertThat(file.toFile().setWritable(false, false)).isTrue();
        assertThat(there.setup.plan(List.of("gemini"), Wish.USUAL))
                .allMatch(plan -> plan.refusal() == null && !plan.changes());
        assertThat(there.setup.present()).containsExactly("gemini");
        assertThat(there.uninstall("gemini").getFirst().failure()).contains("read-only");
    }

    @Test
    void theStatusLineFromBeforeGoesOnAndComesBackAsItWasWritten() throws IOException {
        String before =
                "{\n  \"statusLine\": {\"type\": \"command\",\n    \"command\":"
                        + " \"echo \\u0027it\\u0027 \\/x | cat\", \"padding\": 0}\n}";
        Path file = file(".claude/settings.json", before);
        there.install("statusline");
        assertThat(json(".claude/settings.json").at("/statusLine/command").asString())
                .isEqualTo(
                        "\"/opt/drover/bin/drover\" statusline --chain 'echo"
                                + " '\\''it'\\'' /x | cat'");
        Files.writeString(file, Files.readString(file).replace("\"padding\": 0", "\"padding\": 2"));
        there.uninstall("statusline");
        assertThat(Files.readString(file)).isEqualTo(before.replace("g\": 0", "g\": 2"));
    }

    @Test
    void aStatusLineThatIsNoCommandIsLeftAlone() throws IOException {
        file(".claude/settings.json", "{\"statusLine\": \"on\"}");
        assertThat(there.install("statusline").getFirst().failure()).contains("is no command");
    }

    @Test
    void tmuxGetsOneLineAndLosesItAgain() throws IOException {
        for (String before : List.of("set -g mouse on\n", "set -g mouse on", "", "\r\nx\r\n")) {
            Path file = file(".tmux.conf", before);
            there.install("tmux");
            assertThat(Files.readString(file)).startsWith(before).contains("session-closed[4731]");
            new SetupHome(home, Path.of("/new/drover"), FileExchange::swap).install("tmux");
            assertThat(Files.readString(file)).contains("/new/drover").doesNotContain("/opt/");
            there.uninstall("tmux");
            assertThat(Files.readString(file)).isEqualTo(before);
        }
    }

    @Test
    void tmuxUsesTheFileThatIsThere() throws IOException {
        file(".config/tmux/tmux.conf", "");
        assertThat(there.setup.plan(List.of("tmux"), Wish.USUAL).getFirst().shown())
                .isEqualTo("~/.config/tmux/tmux.conf");
    }

    @Test
    void findsAgentsByTheirDirectoryOrProgram() throws IOException {
        assertThat(there.setup.here()).isEmpty();
        Path programs = Files.createDirectories(home.resolve("bin"));
        Files.createFile(programs.resolve("gemini")).toFile().setExecutable(true);
        Files.createDirectories(home.resolve(".codex"));
        Setup setup =
                new Setup(
                        new Ground(
                                home,
                                Map.of("PATH", "/nowhere:" + programs),
                                SetupHome.CLIENT,
                                SetupHome.CLIENT),
                        FileExchange::swap);
        assertThat(setup.here()).containsExactly("codex", "gemini");
        assertThat(setup.present()).isEmpty();
    }

    @Test
    void agentsMayKeepTheirSettingsElsewhere() {
        Setup setup =
                new Setup(
                        new Ground(
                                home,
                                Map.of("CLAUDE_CONFIG_DIR", "/c", "CODEX_HOME", "/x"),
                                SetupHome.CLIENT,
                                SetupHome.CLIENT),
                        FileExchange::swap);
        assertThat(setup.plan(List.of("claude-code", "codex"), Wish.USUAL))
                .extracting(Plan::shown)
                .containsExactly("/c/settings.json", "/x/hooks.json");
    }
}
