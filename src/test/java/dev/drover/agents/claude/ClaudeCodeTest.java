package dev.drover.agents.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;

import dev.drover.agents.Generic;
import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.agents.Payloads;
import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ClaudeCodeTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final HookCall CALL =
            new HookCall(AT, null, null, "/home/dev/shop", "/called/here", Terminal.UNKNOWN);

    static Stream<Arguments> recorded() {
        Fact working = new Fact.Working();
        return Stream.of(
                arguments("session-start-startup", new Fact.SessionOpened(Fact.Opening.STARTUP)),
                arguments("session-start-clear", new Fact.SessionOpened(Fact.Opening.CLEAR)),
                arguments("session-start-compact", new Fact.SessionOpened(Fact.Opening.COMPACT)),
                arguments("session-end-clear", new Fact.SessionClosed("clear", false)),
                arguments("session-end-other", new Fact.SessionClosed("other", true)),
                arguments(
                        "session-end-prompt-input-exit",
                        new Fact.SessionClosed("prompt_input_exit", true)),
                arguments("user-prompt-submit", working),
                arguments("pre-tool-use", working),
                arguments("pre-tool-use-in-subagent", working),
                arguments("permission-request", new Fact.Waiting("permission: Bash npm test")),
                arguments("notification-permission-prompt", new Fact.Waiting("permission")),
                arguments("pre-compact", new Fact.CompactionStarted()),
                arguments("post-compact", new Fact.CompactionEnded()),
                arguments("stop", new Fact.Finished(0)),
                arguments("subagent-start", new Fact.SubagentStarted("a8b4ecf3bea2eb3c3")),
                arguments("subagent-stop", new Fact.SubagentStopped("a8947a2d51bee6f8a", 0)));
    }

    @Test
    void aToolTellsHowItEndedAndHowLongItTook() throws IOException {
        assertThat(read(Payloads.recorded("post-tool-use")).facts())
                .containsExactly(new Fact.Working(), new Fact.ToolEnded(false, 126));
        assertThat(read(Payloads.recorded("post-tool-use-failure")).facts())
                .containsExactly(new Fact.Working(), new Fact.ToolEnded(true, 57));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void understandsWhatWasRecorded(String file, Fact meaning) throws IOException {
        Report report = read(Payloads.recorded(file));

        assertThat(report.facts()).containsExactly(meaning);
        assertThat(report.agent()).isEqualTo("claude-code");
        assertThat(report.at()).isEqualTo(AT);
        assertThat(report.sessionId()).hasSize(36);
        assertThat(report.cwd()).startsWith("/home/dev/shop");
        assertThat(report.projectDirectory()).isEqualTo("/home/dev/shop");
        assertThat(report.detail().transcript()).endsWith(report.sessionId() + ".jsonl");
    }

    @Test
    void takesEventsWithoutMeaningAsASignOfLife() throws IOException {
        String later = "{\"session_id\": \"s\", \"hook_event_name\": \"SomethingNew\"}";
        Report report = read(later.getBytes(StandardCharsets.UTF_8));

        assertThat(report.facts()).isEmpty();
        assertThat(report.sessionId()).isNotNull();
    }

    @Test
    void tellsWhichWorktreeIsWantedAndWhichIsLeft() throws IOException {
        assertThat(read(Payloads.recorded("worktree-create")).facts())
                .containsExactly(new Fact.WorktreeWanted("feat-a"));
        assertThat(read(Payloads.recorded("worktree-remove")).facts())
                .containsExactly(new Fact.WorktreeLeft("/home/dev/shop-worktrees/feat-a"));
    }

    @Test
    void tellsWhoSpeaksAndAboutWhat() throws IOException {
        Report report = read(Payloads.recorded("pre-tool-use-in-subagent"));

        assertThat(report.event()).isEqualTo("PreToolUse");
        assertThat(report.agentId()).isEqualTo("a8b4ecf3bea2eb3c3");
        assertThat(report.toolUseId()).isEqualTo("toolu_3");
        assertThat(report.toolName()).isEqualTo("Bash");
        assertThat(read(Payloads.recorded("pre-tool-use")).agentId()).isNull();
    }

    @Test
    void learnsTheModelWhereItIsSaid() throws IOException {
        assertThat(read(Payloads.recorded("session-start-compact")).detail().model())
                .isEqualTo("claude-opus-4-8[1m]");
        assertThat(read("{'hook_event_name':'Stop'}").detail()).isEqualTo(AgentDetail.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`'Notification','notification_type':'elicitation_dialog','message':'Which?'`|Waiting[reason=question:"
                    + " Which?]",
                "`'Notification','notification_type':'elicitation_complete'`|Working[]",
                "`'Notification','notification_type':'agent_needs_input'`|Waiting[reason=input]",
                "`'Notification','notification_type':'idle_prompt'`|Finished[backgroundTasks=0]",
                "`'Notification','notification_type':'permission_prompt','message':'Claude needs"
                        + " your permission to use Bash'`|Waiting[reason=permission: Bash]",
                "`'Elicitation','mcp_server_name':'db','message':'Name?'`|Waiting[reason=question"
                        + " from db: Name?]",
                "`'Elicitation'`|Waiting[reason=question]",
                "`'ElicitationResult'`|Working[]",
                "`'PostToolBatch'`|Working[]",
                "`'PermissionDenied','tool_name':'Bash'`|Working[]",
                "`'UserPromptExpansion'`|Working[]",
                "`'StopFailure','error':'rate_limit'`|Failed[error=rate_limit]",
                "`'StopFailure'`|Failed[error=the turn failed]",
                "`'Stop','background_tasks':[{'id':1,'x':{'status':'done'}},{'status':'completed'},{'status':'running','y':[1,[2]]},'z']`|Finished[backgroundTasks=3]",
                "`'SubagentStop','agent_id':'a1','agent_type':'general-purpose'`|SubagentStopped[subagent=a1,"
                    + " backgroundTasks=-1]",
                "`'SubagentStop','agent_id':'a1'`|SubagentStopped[subagent=a1, backgroundTasks=-1]",
                "`'SessionStart','source':'fork'`|SessionOpened[how=fork]",
                "`'SessionStart','source':'tomorrow'`|SessionOpened[how=startup]",
                "`'SessionEnd'`|SessionClosed[reason=other, instanceEnds=true]",
                "`'SessionEnd','reason':'resume'`|SessionClosed[reason=resume, instanceEnds=false]",
                "`'SessionEnd','reason':'logout'`|SessionClosed[reason=logout, instanceEnds=true]",
            })
    void understandsEventsThatWereNotRecorded(String event, String meaning) throws IOException {
        assertThat(read("{'hook_event_name':" + event + "}").facts())
                .singleElement()
                .hasToString(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Notification','notification_type':'auth_success'",
                "'Notification','notification_type':'agent_completed'",
                "'Notification'",
                "'SubagentStop','agent_id':'a1','agent_type':''",
                "'SubagentStop'",
                "'TeammateIdle'",
                "'BrandNewEvent','deep':{'a':[{'b':1}]}",
            })
    void makesNothingOfTheRest(String event) throws IOException {
        assertThat(read("{'hook_event_name':" + event + "}").facts()).isEmpty();
    }

    @Test
    void waitsForTheAnswerToAQuestion() throws IOException {
        Report report =
                read(
                        """
                        {'hook_event_name':'PreToolUse','tool_name':'AskUserQuestion',
                         'tool_input':{'questions':[{'header':'h','question':'Which\\ndatabase?'},
                                                    {'question':'second'}]}}
                        """);

        assertThat(report.facts())
                .containsExactly(new Fact.Working(), new Fact.Waiting("question: Which⏎database?"));
    }

    @Test
    void followsTheDirectoryAndFallsBackToTheCallers() throws IOException {
        assertThat(
                        read("{'hook_event_name':'CwdChanged','cwd':'/a','old_cwd':'/a',"
                                        + "'new_cwd':'/b'}")
                                .cwd())
                .isEqualTo("/b");
        assertThat(read("{'hook_event_name':'Stop','new_cwd':'/b','cwd':'/a'}").cwd())
                .isEqualTo("/a");
        assertThat(read("{'hook_event_name':'Stop'}").cwd()).isEqualTo("/called/here");
        assertThat(read("{'hook_event_name':'Stop','cwd':'/a\\u0000b'}").cwd())
                .isEqualTo("/called/here");
    }

    @Test
    void keepsNoSecretInAHint() throws IOException {
        Report report =
                read(
                        "{'hook_event_name':'PermissionRequest','tool_name':'Bash','tool_input':"
                                + "{'command':'TOKEN=hunter2 deploy\\u001b[2J --to live'}}");

        assertThat(report.facts())
                .containsExactly(
                        new Fact.Waiting("permission: Bash TOKEN=[redacted] deploy␛[2J --to live"));
    }

    @Test
    void cutsALongHintAfterTheSecretsAreGone() throws IOException {
        String command = "x".repeat(50) + " ghp_abcdefghijklmnopqrstuvwxyz" + "y".repeat(9000);
        Report report =
                read(
                        "{'tool_input':{'command':'"
                                + command
                                + "'},'hook_event_name':'PermissionRequest','tool_name':'Bash'}");

        assertThat(report.facts().toString()).contains("x".repeat(50)).doesNotContain("ghp_a");
        assertThat(((Fact.Waiting) report.facts().getFirst()).reason()).hasSizeLessThan(90);
    }

    @Test
    void readsABodyOfSixteenMegabytesWithoutKeepingIt() throws IOException {
        String head =
                "{\"session_id\":\"s\",\"hook_event_name\":\"PostToolUse\",\"tool_input\":"
                        + "{\"file_path\":\"/a\",\"content\":\"";
        String tail = "\"},\"tool_name\":\"Write\"}";
        byte[] line = "0123456789 größe \\n \\\" ".repeat(400).getBytes(StandardCharsets.UTF_8);
        int lines = ((16 << 20) - 1000) / line.length;
        List<InputStream> parts =
                Stream.of(
                                Stream.of(stream(head)),
                                Collections.nCopies(lines, line).stream()
                                        .map(ByteArrayInputStream::new),
                                Stream.of(stream(tail)))
                        .<InputStream>flatMap(s -> s)
                        .toList();
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        Report report =
                new ClaudeCode()
                        .read(new SequenceInputStream(Collections.enumeration(parts)), CALL);

        assertThat(report.toolName()).isEqualTo("Write");
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|empty",
                "` \n `|empty",
                "[]|not a JSON object",
                "`{'hook_event_name':'Stop'} {}`|after the JSON object",
                "{}|no hook_event_name",
                "{'hook_event_name':null}|no hook_event_name",
                "{'hook_event_name':'Stop'|not JSON",
                "{'hook_event_name':'Stop','hook_event_name':'Stop'}|uplicate",
                "{'hook_event_name':'Stop','tool_input':{'a':1,'a':2}}|uplicate",
                "{'hook_event_name':'Stop','session_id':'a\\nb'}|session_id is no identifier",
                "{'hook_event_name':Stop}|not JSON",
            })
    void refusesInOneLineWhatNoVersionWouldSend(String body, String why) {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read(body))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void refusesWhatIsTooDeepTooLargeOrNotUtf8() {
        String deep = "{'hook_event_name':'Stop','a':" + "[".repeat(70) + "]".repeat(70) + "}";
        refuses(json(deep), "not JSON as expected");

        String large = "{'hook_event_name':'Stop','a':'" + "x".repeat(16 << 20) + "'}";
        refuses(json(large), "not JSON as expected");

        String latin = "{'hook_event_name':'Stop','a':'é'}".replace('\'', '"');
        refuses(latin.getBytes(StandardCharsets.ISO_8859_1), "not UTF-8");
        refuses("{}".getBytes(StandardCharsets.UTF_16), "not UTF-8");
        refuses(("{'session_id':'" + "s".repeat(257) + "'}").replace('\'', '"'), "hook_event");
        refuses(
                json("{'hook_event_name':'Stop','session_id':'" + "s".repeat(257) + "'}"),
                "longer than 256");
    }

    @Test
    void passesOnThatTheCallerHungUp() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] into, int from, int most) throws IOException {
                        return read();
                    }
                };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ClaudeCode().read(broken, CALL))
                .withMessage("connection reset");
    }

    @Test
    void takesEventAndSessionFromTheCallWhereTheBodyHasNone() throws IOException {
        HookCall named = new HookCall(AT, "Stop", "s-1", null, null, Terminal.UNKNOWN);

        Report report = new ClaudeCode().read(stream("{}"), named);

        assertThat(report.event()).isEqualTo("Stop");
        assertThat(report.sessionId()).isEqualTo("s-1");
    }

    @Test
    void saysNothingAsAnEmptyObject() {
        assertThat(new ClaudeCode().silence()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void hasAnOrderOfPayloadsThatIsWhole() throws IOException {
        List<Payloads.Step> order = Payloads.order();

        assertThat(order).hasSize(24);
        assertThat(order).extracting(Payloads.Step::session).containsOnly("A", "B", "C");
        for (Payloads.Step step : order) {
            Report report = read(step.body("id-" + step.session(), "/tmp/x"));
            assertThat(report.sessionId()).isEqualTo("id-" + step.session());
            assertThat(report.cwd()).isEqualTo("/tmp/x");
            assertThat(report.facts()).isNotEmpty();
            assertThat(step.state()).isIn(Set.of("idle", "busy", "waiting", "ended"));
        }
    }

    private static void refuses(byte[] body, String why) {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read(body))
                .withMessageContaining(why);
    }

    private static void refuses(String body, String why) {
        refuses(body.getBytes(StandardCharsets.UTF_8), why);
    }

    @Test
    void theCommandThatIsAboutToRunIsToldWholeOrNotAtAll() throws IOException {
        String call =
                "{\"hook_event_name\":\"%s\",\"tool_name\":\"%s\",\"tool_input\":{\"command\":\"%s\"}}";
        assertThat(read(call.formatted("PreToolUse", "Bash", "kill 1")).shellCommand())
                .isEqualTo("kill 1");
        assertThat(read(call.formatted("PostToolUse", "Bash", "kill 1")).shellCommand()).isNull();
        assertThat(read(call.formatted("PreToolUse", "Write", "kill 1")).shellCommand()).isNull();
        assertThat(read(call.formatted("PreToolUse", "Bash", "x".repeat(5000))).shellCommand())
                .isNull();
    }

    @Test
    void takesContextWhereItsModelReadsIt() {
        ClaudeCode agent = new ClaudeCode();
        for (String event : List.of("SessionStart", "UserPromptSubmit")) {
            assertThat(agent.takesContext(event)).isTrue();
            var answer =
                    JsonMapper.builder()
                            .build()
                            .readTree(agent.context(event, "a \"b\"\n- c"))
                            .get("hookSpecificOutput");
            assertThat(answer.get("hookEventName").asString()).isEqualTo(event);
            assertThat(answer.get("additionalContext").asString()).isEqualTo("a \"b\"\n- c");
            assertThat(answer.size()).isEqualTo(2);
        }
        for (String event : List.of("PreToolUse", "Stop", "SessionEnd", "")) {
            assertThat(agent.takesContext(event)).as(event).isFalse();
        }
        assertThat(new Generic("my-bot").takesContext("SessionStart")).isFalse();
    }

    @Test
    void saysNoBeforeAToolIsUsedAndNowhereElse() {
        ClaudeCode agent = new ClaudeCode();
        assertThat(agent.denial("Stop", "no")).isEmpty();
        var said =
                JsonMapper.shared()
                        .readTree(agent.denial("PreToolUse", "a \"b\"\n").orElseThrow())
                        .get("hookSpecificOutput");
        assertThat(said.get("hookEventName").asString()).isEqualTo("PreToolUse");
        assertThat(said.get("permissionDecision").asString()).isEqualTo("deny");
        assertThat(said.get("permissionDecisionReason").asString()).isEqualTo("a \"b\"\n");
    }

    private static Report read(String body) throws IOException {
        return read(json(body));
    }

    private static Report read(byte[] body) throws IOException {
        return new ClaudeCode().read(new ByteArrayInputStream(body), CALL);
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
