package dev.drover.agents.opencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.model.Fact;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class OpenCodeTest {
    private static Report read(String body) throws IOException {
        String json = body.replace('\'', '"');
        return new OpenCode()
                .read(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                        new HookCall(
                                Instant.EPOCH, null, null, null, "/elsewhere", Terminal.UNKNOWN));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("'session.created'", new Fact.SessionOpened(Fact.Opening.STARTUP)),
                arguments("'session.created','subagent':'c'", new Fact.SubagentStarted("c")),
                arguments("'session.status','status':'busy'", new Fact.Working()),
                arguments("'session.status','status':'idle'", new Fact.Finished(0)),
                arguments(
                        "'session.status','status':'idle','subagent':'c'",
                        new Fact.SubagentStopped("c", 0)),
                arguments("'session.idle'", new Fact.Finished(0)),
                arguments(
                        "'permission.asked','permission':'bash','pattern':'ls *'",
                        new Fact.Waiting("permission: bash ls *")),
                arguments("'question.asked','question':'Why?'", new Fact.Waiting("question: Why?")),
                arguments("'permission.replied'", new Fact.Working()),
                arguments(
                        "'session.error','error':'MessageAbortedError','reason':'Aborted'",
                        new Fact.Finished(0)),
                arguments(
                        "'session.error','error':'APIError','reason':'overloaded'",
                        new Fact.Failed("overloaded")),
                arguments(
                        "'message.updated','model':'m','answer':{'id':'a','input':5,'output':7}",
                        new Fact.AnswerUsed("a", "m", 5, 7, 0, 0)),
                arguments("'session.deleted'", new Fact.SessionClosed("deleted", false)),
                arguments("'dispose'", new Fact.SessionClosed("exit", true)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void eachMessageOfThePluginMeansThis(String event, Fact fact) throws IOException {
        Report report =
                read("{'session':'s-1','directory':'/home/dev/shop','event':" + event + "}");

        assertThat(report.facts()).containsExactly(fact);
        assertThat(report.sessionId()).isEqualTo("s-1");
        assertThat(report.cwd()).isEqualTo("/home/dev/shop");
    }

    @Test
    void aToolThatFailedIsTold() throws IOException {
        assertThat(
                        read("{'event':'tool.execute.after','session':'s','tool':'write',"
                                        + "'call':'c','failed':'yes','millis':12}")
                                .facts())
                .isEqualTo(List.of(new Fact.Working(), new Fact.ToolEnded(true, 12)));
    }

    @Test
    void whatItDoesNotKnowIsASignOfLife() throws IOException {
        assertThat(read("{'event':'lsp.updated','session':'s'}").facts()).isEmpty();
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read("{'session':'s'}"))
                .withMessageContaining("no event");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/node_modules/opencode-linux-x64/bin/opencode,'',session",
        "/usr/lib/node_modules/opencode-ai/node_modules/opencode-linux-x64/bin/opencode,run,session",
        "/home/dev/.opencode/bin/opencode,-c,session",
        "/home/dev/.opencode/bin/opencode,serve,service",
        "/home/dev/.opencode/bin/opencode,auth,neither",
        "/home/dev/.opencode/bin/opencode,--version,neither",
        "/opt/homebrew/Cellar/opencode/1.18.33/bin/opencode,'',session",
        "/usr/bin/node,/usr/lib/node_modules/opencode-ai/bin/opencode,neither",
        "/home/dev/bin/opencode,'',neither",
    })
    void knowsItsProcessByWhereItIsInstalled(String program, String argument, String what) {
        List<String> command =
                argument.isEmpty() ? List.of("opencode") : List.of("opencode", argument);
        ProcessFacts process =
                new ProcessFacts(
                        new ProcessKey("boot", 7, 9),
                        1,
                        1000,
                        program,
                        false,
                        command,
                        "/home/dev/shop",
                        'S',
                        Instant.EPOCH,
                        null,
                        null);
        assertThat(new OpenCode().isAgent(process)).isEqualTo(what.equals("session"));
        assertThat(new OpenCode().isService(process)).isEqualTo(what.equals("service"));
    }
}
