package dev.drover.agents.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class SettingsReadingTest {
    private static SettingsReading read(String text) {
        return read(text, SettingsFile.Form.JSON);
    }

    private static SettingsReading read(String text, SettingsFile.Form form) {
        return SettingsReading.of(text.getBytes(StandardCharsets.UTF_8), form);
    }

    @Test
    void readsHooksInTheShapesOfAllAgents() {
        String claude =
                """
                {"hooks": {"Stop": [{"matcher": "", "hooks": [
                  {"type": "command", "command": "exec \\"/opt/drover/bin/drover\\" hook claude-code"},
                  {"type": "http", "url": "http://127.0.0.1:47310/v1/hooks/claude-code?x=1"}]}]},
                 "statusLine": {"type": "command", "command": "drover statusline"}}
                """;
        assertThat(read(claude).hooks())
                .containsExactlyInAnyOrder(
                        "Stop of drover", "Stop of claude-code", "statusLine of drover");
        String cursor = "{\"version\":1,\"hooks\":{\"stop\":[{\"command\":\"./guard.sh\"}]}}";
        assertThat(read(cursor).hooks()).containsExactly("stop of guard.sh");
        String copilot =
                "{\"version\":1,\"hooks\":{\"agentStop\":[{\"bash\":\"python3 -u x/log.py\"}]}}";
        assertThat(read(copilot).hooks()).containsExactly("agentStop of log.py");
        String codex = "model = \"gpt\"\nnotify = [\"node\", \"/x/tell.js\"]\n";
        assertThat(read(codex, SettingsFile.Form.TOML).hooks())
                .containsExactly("notify of tell.js");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/drover hook codex,drover",
        "FOO=1 timeout 5 nice -n 3 '/a b/lint.sh' --fix,lint.sh",
        "npx -y claude-memory@latest hook,claude-memory@latest",
        "C:\\Tools\\drover.exe hook claude-code,drover",
        "bash -c true,true",
        "'',?",
    })
    void namesTheProgramThatACommandRuns(String command, String program) {
        assertThat(HookProgram.of(command)).isEqualTo(program);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\ufeff{\"a\": 1}",
                "{\r\n\t\"a\": 1, // why\r\n}",
                "{\"a\": 1, \"a\": 2}",
            })
    void readsWhatAgentsRead(String text) {
        assertThat(read(text).whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "{\"a\": }", "{} x", "\u0000"})
    void seesWhatNobodyCanRead(String text) {
        assertThat(read(text).whole()).isFalse();
    }

    @Test
    void bytesThatAreNoTextAreBroken() {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0};
        assertThat(SettingsReading.of(bytes, SettingsFile.Form.TOML).whole()).isFalse();
        assertThat(SettingsReading.of(bytes, SettingsFile.Form.JSON).whole()).isFalse();
    }

    @Test
    void ofTheFileThatIsWrittenAllTheTimeOnlyDecisionsMatter() {
        String before = "{\"numStartups\": 7, \"mcpServers\": {\"a\": {}}}";
        String counted = "{\"numStartups\": 8, \"mcpServers\": {\"a\": {}}}";
        String decided = "{\"numStartups\": 8, \"mcpServers\": {}}";
        SettingsFile.Form form = SettingsFile.Form.STATE;
        assertThat(read(counted, form).matters()).isEqualTo(read(before, form).matters());
        assertThat(read(decided, form).matters()).isNotEqualTo(read(before, form).matters());
    }
}
