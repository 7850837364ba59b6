package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.copilot.Copilot;
import dev.drover.agents.cursor.Cursor;
import dev.drover.agents.opencode.OpenCode;
import dev.drover.model.Fact;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whatever comes in, a report or one line that says why not comes out.
class HostileReportTest {
    private static final List<String> EVENTS =
            List.of(
                    "SessionStart",
                    "SessionEnd",
                    "PreToolUse",
                    "PermissionRequest",
                    "Notification",
                    "Stop",
                    "StopFailure",
                    "SubagentStop",
                    "Elicitation",
                    "CwdChanged",
                    "waiting",
                    "permission.asked",
                    "question.asked",
                    "session.error",
                    "message.updated",
                    "notification",
                    "errorOccurred",
                    "sessionEnd",
                    "stop",
                    "Unheard");

    private static final List<String> FIELDS =
            List.of(
                    "session_id",
                    "agent_id",
                    "agent_type",
                    "tool_name",
                    "tool_use_id",
                    "tool_input",
                    "questions",
                    "command",
                    "cwd",
                    "new_cwd",
                    "source",
                    "reason",
                    "error",
                    "message",
                    "notification_type",
                    "background_tasks",
                    "status",
                    "model",
                    "permission",
                    "pattern",
                    "question",
                    "answer",
                    "id",
                    "subagent",
                    "sessionId",
                    "parentAgentId",
                    "notificationType",
                    "workspace_roots",
                    "other");

    @Property
    void survivesAnyBytes(@ForAll byte[] body) throws IOException {
        read(new ClaudeCode(), body);
        read(new Generic("bot"), body);
    }

    @Property
    void survivesAnyText(@ForAll String body) throws IOException {
        read(new ClaudeCode(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void survivesAnyShapeUnderTheNamesItKnows(
            @ForAll("events") String event, @ForAll("objects") Map<String, Object> fields)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("hook_event_name", event);
        body.put("event", event);
        byte[] json = new JsonMapper().writeValueAsBytes(body);

        for (Agent agent :
                List.of(
                        new ClaudeCode(),
                        new OpenCode(),
                        new Copilot(),
                        new Cursor(),
                        new Generic("bot"))) {
            Report report = read(agent, json);
            if (report != null) {
                assertThat(report.event()).isEqualToIgnoringCase(event);
                report.facts().forEach(HostileReportTest::isFitToShow);
            }
        }
    }

    @Property
    void survivesEveryCutOfARealBody(@ForAll("cuts") byte[] body) throws IOException {
        assertThat(read(new ClaudeCode(), body)).isNull();
    }

    private static void isFitToShow(Fact fact) {
        String text =
                switch (fact) {
                    case Fact.Waiting(String reason) -> reason;
                    case Fact.Failed(String error) -> error;
                    case Fact.SessionClosed(String reason, _) -> reason;
                    default -> "";
                };
        assertThat(text).hasSizeLessThanOrEqualTo(150);
        assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    private static @Nullable Report read(Agent agent, byte[] body) throws IOException {
        HookCall call = new HookCall(Instant.EPOCH, null, null, null, null, Terminal.UNKNOWN);
        try {
            return agent.read(new ByteArrayInputStream(body), call);
        } catch (MalformedReportException e) {
            assertThat(e.getMessage()).isNotBlank().hasLineCount(1);
            return null;
        }
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(EVENTS);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return object(3);
    }

    @Provide
    Arbitrary<byte[]> cuts() {
        byte[] whole =
                new String(Payloads.recorded("permission-request"), StandardCharsets.UTF_8)
                        .strip()
                        .getBytes(StandardCharsets.UTF_8);
        return Arbitraries.integers()
                .between(0, whole.length - 1)
                .map(length -> Arrays.copyOf(whole, length));
    }

    private static Arbitrary<Map<String, Object>> object(int depth) {
        return Arbitraries.maps(Arbitraries.of(FIELDS), value(depth - 1)).ofMaxSize(6);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> plain =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(20).map(s -> (Object) s),
                        Arbitraries.of("AskUserQuestion", "elicitation_x", "clear", "\u202e", "")
                                .map(s -> (Object) s),
                        Arbitraries.integers().map(n -> (Object) n),
                        Arbitraries.doubles().map(n -> (Object) n),
                        Arbitraries.of(true, false).map(b -> (Object) b));
        if (depth == 0) {
            return plain;
        }
        return Arbitraries.oneOf(
                plain,
                object(depth).map(o -> (Object) o),
                value(depth - 1).list().ofMaxSize(3).map(l -> (Object) l));
    }
}
