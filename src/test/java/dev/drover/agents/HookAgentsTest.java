package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drover.agents.codex.Codex;
import dev.drover.agents.gemini.Gemini;
import dev.drover.agents.known.KnownAgents;
import dev.drover.agents.qwen.Qwen;
import dev.drover.model.Fact;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Codex, Gemini CLI and Qwen Code say, one recorded hook at a time, and what they may be
/// told.
class HookAgentsTest {
    private static final Instant AT = Instant.parse("2026-11-20T16:00:00Z");
    private static final HookCall CALL = new HookCall(AT, null, null, null, null, Terminal.UNKNOWN);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Agent agent(String name) throws IOException {
        return KnownAgents.standard(Path.of("/home/dev"), Map.of()).named(name);
    }

    private static Report read(String agent, String body) throws IOException {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return agent(agent).read(new ByteArrayInputStream(bytes), CALL);
    }

    private static Report recorded(String agent, String name) throws IOException {
        byte[] bytes = Recordings.bytes(agent, name + ".json");
        return agent(agent).read(new ByteArrayInputStream(bytes), CALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codex|session-start-startup-tui|[SessionOpened[how=startup]]",
                "codex|session-start-clear|[SessionOpened[how=clear]]",
                "codex|session-start-resume|[SessionOpened[how=resume]]",
                "codex|session-start-compact|[SessionOpened[how=compact]]",
                "codex|user-prompt-submit|[Working[]]",
                "codex|pre-model-request|[Working[]]",
                "codex|post-model-request|[]",
                "codex|post-model-request-failed|[Failed[error=mock bad request]]",
                "codex|permission-request|[Waiting[reason=permission: Bash touch"
                        + " /home/dev/outside.txt]]",
                "codex|post-tool-use-bash|[Working[], ToolEnded[failed=false, millis=-1]]",
                "codex|pre-compact|[CompactionStarted[]]",
                "codex|post-compact|[CompactionEnded[]]",
                "codex|interrupt|[Finished[backgroundTasks=0]]",
                "codex|stop|[Finished[backgroundTasks=0]]",
                "codex|session-end|[SessionReleased[reason=the session was closed]]",
                "gemini|session-start-startup|[SessionOpened[how=startup]]",
                "gemini|before-agent|[Working[]]",
                "gemini|before-model|[]",
                "gemini|after-model|[]",
                "gemini|before-tool-selection|[]",
                "gemini|pre-compress-auto|[]",
                "gemini|pre-compress-manual|[]",
                "gemini|before-tool-shell|[Working[]]",
                "gemini|notification-tool-permission-exec|[Waiting[reason=permission: touch"
                        + " made.txt]]",
                "gemini|notification-tool-permission-edit|[Waiting[reason=permission to write:"
                        + " /home/dev/shop/hello.txt]]",
                "gemini|notification-tool-permission-ask-user|[Waiting[reason=question]]",
                "gemini|after-tool-shell|[Working[], ToolEnded[failed=false, millis=-1]]",
                "gemini|before-tool-invoke-agent|[Working[],"
                        + " SubagentStarted[subagent=codebase_investigator]]",
                "gemini|after-agent|[Finished[backgroundTasks=0]]",
                "gemini|session-end-clear|[SessionClosed[reason=clear, instanceEnds=false]]",
                "gemini|session-end-exit|[SessionClosed[reason=exit, instanceEnds=true]]",
                "qwen|v0.15.10-session-start-startup|[SessionOpened[how=startup]]",
                "qwen|v0.15.10-user-prompt-submit-empty-continuation|[Working[]]",
                "qwen|v0.15.10-permission-request|[Waiting[reason=permission: run_shell_command"
                        + " touch made.txt]]",
                "qwen|v0.15.10-notification-permission-prompt|[Waiting[reason=permission:"
                        + " run_shell_command]]",
                "qwen|v0.15.10-notification-idle-prompt|[Finished[backgroundTasks=0]]",
                "qwen|v0.15.10-notification-auth-success|[]",
                "qwen|v0.15.10-post-tool-use-failure|[Working[], ToolEnded[failed=true,"
                        + " millis=-1]]",
                "qwen|v0.15.10-stop-failure|[Failed[error=400 mock bad request]]",
                "qwen|v0.15.10-session-end-clear|[SessionClosed[reason=clear,"
                        + " instanceEnds=false]]",
                "qwen|v0.15.10-session-end-prompt-input-exit|[SessionClosed["
                        + "reason=prompt_input_exit, instanceEnds=true]]",
                "qwen|v0.24.4-stop|[Finished[backgroundTasks=0]]",
            })
    void eachRecordedHookMeansThis(String agent, String file, String facts) throws IOException {
        Report report = recorded(agent, file);

        assertThat(report.facts()).hasToString(facts);
        assertThat(report.agent()).isEqualTo(agent);
        assertThat(report.sessionId()).hasSize(36);
        assertThat(report.cwd()).isEqualTo("/home/dev/shop");
    }

    @Test
    void aSubagentOfCodexSpeaksForTheSessionThatStartedIt() throws IOException {
        String parent = "01a1f9b5-1e2e-7601-b790-8976b22583cc";
        String child = "01a1f9b5-1f27-72b0-97e7-c5a9288574b5";
        for (String file :
                List.of(
                        "subagent-start",
                        "pre-tool-use-in-subagent",
                        "post-tool-use-in-subagent")) {
            Report report = recorded("codex", file);
            assertThat(report.sessionId()).isEqualTo(parent);
            assertThat(report.agentId()).isEqualTo(child);
            assertThat(report.detail().transcript()).as("is the subagent's").isNull();
        }
        assertThat(recorded("codex", "subagent-start").facts())
                .containsExactly(new Fact.SubagentStarted(child));
        assertThat(recorded("codex", "subagent-stop").facts())
                .containsExactly(new Fact.SubagentStopped(child, 0));
        assertThat(recorded("codex", "stop").detail().model()).isEqualTo("gpt-5.5");
        assertThat(recorded("codex", "stop").detail().transcript()).endsWith(".jsonl");
    }

    @Test
    void anEmptyPromptOfQwenIsNoPersonsWord() throws IOException {
        String file = "user-prompt-submit";
        assertThat(recorded("qwen", "v0.15.10-" + file).event()).isEqualTo("UserPromptSubmit");
        for (String wordless :
                List.of(
                        "v0.15.10-" + file + "-empty-continuation",
                        "v0.24.4-" + file + "-continuation")) {
            Report report = recorded("qwen", wordless);
            assertThat(agent("qwen").takesContext(report.event())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex", "gemini", "qwen"})
    void acceptsWhatItDoesNotKnowAndRefusesWhatNoVersionWouldSend(String agent) throws IOException {
        Report report =
                read(agent, "{'hook_event_name':'Tomorrow','session_id':'s','new':{'a':[1,{}]}}");
        assertThat(report.facts()).isEmpty();
        assertThat(report.event()).isEqualTo("Tomorrow");

        for (String bad :
                List.of(
                        "",
                        "[]",
                        "{}",
                        "{'hook_event_name':'Stop'",
                        "{'hook_event_name':'Stop'} {}",
                        "{'hook_event_name':'Stop','session_id':'a\\nb'}")) {
            assertThatExceptionOfType(MalformedReportException.class)
                    .as(bad)
                    .isThrownBy(() -> read(agent, bad))
                    .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("\n"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "codex,PreToolUse,Bash,true",
        "codex,PostToolUse,Bash,false",
        "gemini,BeforeTool,run_shell_command,true",
        "gemini,AfterTool,run_shell_command,false",
        "qwen,PreToolUse,run_shell_command,true",
        "qwen,PreToolUse,write_file,false",
    })
    void tellsTheCommandThatIsAboutToRun(String agent, String event, String tool, boolean told)
            throws IOException {
        String body =
                "{'hook_event_name':'"
                        + event
                        + "','session_id':'s','tool_name':'"
                        + tool
                        + "','tool_input':{'command':'kill 1'}}";
        assertThat(read(agent, body).shellCommand()).isEqualTo(told ? "kill 1" : null);
    }

    @ParameterizedTest
    @CsvSource({
        "codex,PostToolUse,'\"%s\"'",
        "gemini,AfterTool,'{\"llmContent\":\"%s\"}'",
        "qwen,PostToolUse,'{\"llmContent\":\"%s\"}'",
    })
    void hearsOfAPortThatIsTaken(String agent, String event, String response) throws IOException {
        String body =
                "{\"hook_event_name\":\"%s\",\"session_id\":\"s\",\"tool_response\":%s}"
                        .formatted(
                                event,
                                response.formatted(
                                        "Error: listen EADDRINUSE: address already in use"
                                                + " :::3000"));
        assertThat(read(agent, body).facts()).contains(new Fact.PortTaken(3000));
    }

    @Test
    void isSilentInTheWayThatEachAgentWants() throws IOException {
        assertThat(agent("codex").silence()).isEmpty();
        assertThat(agent("gemini").silence()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(agent("qwen").silence()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "codex,UserPromptSubmit,Stop",
        "gemini,BeforeAgent,AfterAgent",
        "qwen,UserPromptSubmit,Notification",
    })
    void givesContextWhereTheModelReadsItAndNowhereElse(String name, String reads, String not)
            throws IOException {
        Agent agent = agent(name);
        assertThat(agent.takesContext("SessionStart")).isTrue();
        assertThat(agent.takesContext(reads)).isTrue();
        assertThat(agent.takesContext(not)).isFalse();
        JsonNode said = JSON.readTree(agent.context(reads, "a \"b\"\n")).get("hookSpecificOutput");
        assertThat(said.get("hookEventName").asString()).isEqualTo(reads);
        assertThat(said.get("additionalContext").asString()).isEqualTo("a \"b\"\n");
    }

    @Test
    void saysNoInEachAgentsOwnWords() throws IOException {
        for (String name : List.of("codex", "qwen")) {
            JsonNode said =
                    JSON.readTree(agent(name).denial("PreToolUse", "no").orElseThrow())
                            .get("hookSpecificOutput");
            assertThat(said.get("permissionDecision").asString()).isEqualTo("deny");
            assertThat(said.get("permissionDecisionReason").asString()).isEqualTo("no");
            assertThat(agent(name).denial("Stop", "no")).isEmpty();
        }
        JsonNode gemini = JSON.readTree(agent("gemini").denial("BeforeTool", "no").orElseThrow());
        assertThat(gemini.get("decision").asString()).isEqualTo("deny");
        assertThat(gemini.get("reason").asString()).isEqualTo("no");
        assertThat(agent("gemini").denial("AfterTool", "no")).isEmpty();
    }

    @Test
    void namesEventsThatItUnderstandsForSetup() throws IOException {
        Map<String, List<String>> all =
                Map.of(
                        "codex", Codex.HOOK_EVENTS,
                        "gemini", Gemini.HOOK_EVENTS,
                        "qwen", Qwen.HOOK_EVENTS);
        for (var one : all.entrySet()) {
            assertThat(one.getValue()).doesNotHaveDuplicates().contains("SessionEnd");
            for (String event : one.getValue()) {
                String notice = one.getKey().equals("gemini") ? "ToolPermission" : "idle_prompt";
                String body =
                        "{'hook_event_name':'"
                                + event
                                + "','session_id':'s','agent_id':'a','agent_type':'b',"
                                + "'status':'failed','notification_type':'"
                                + notice
                                + "'}";
                assertThat(read(one.getKey(), body).facts())
                        .as(one.getKey() + " " + event)
                        .isNotEmpty();
            }
        }
    }
}
