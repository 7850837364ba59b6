package dev.drover.daemon.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.share.RpcField;
import dev.drover.core.share.RpcLine;
import dev.drover.core.share.RpcText;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose each message is, whatever is asked and answered in whatever order.
class SwitchboardTest {
    /// What a session does, or the server.
    record Step(int kind, int client, String id, int pick) {}

    private static final class Wires implements Switchboard.Lines {
        final Deque<String> server = new ArrayDeque<>();
        final Map<Integer, List<String>> clients = new HashMap<>();

        @Override
        public void toServer(int client, byte[] line) {
            server.add(new String(line, StandardCharsets.UTF_8));
        }

        @Override
        public void toClient(int client, byte[] line) {
            clients.computeIfAbsent(client, c -> new ArrayList<>())
                    .add(new String(line, StandardCharsets.UTF_8));
        }

        @Override
        public void rootsKnown(int client) {}

        List<String> of(int client) {
            return clients.getOrDefault(client, List.of());
        }
    }

    private static RpcLine line(String text) throws Exception {
        return RpcLine.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> ids =
                Arbitraries.oneOf(
                        Arbitraries.integers().between(-2, 5).map(String::valueOf),
                        Arbitraries.of(
                                "\"1\"", "\"a\\u0062\"", "\"\"", "1.50", "1e3", "\"ü\\\"\""));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 4),
                        ids,
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    /// Every answer reaches exactly who asked, once, under the very id it was asked with, and with
    /// what the server said to just this question; progress likewise.
    @Property(tries = 500)
    void everyAnswerReachesWhoAskedWithTheIdItHad(@ForAll("steps") List<Step> steps)
            throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        for (int client = 1; client <= 4; client++) {
            board.joined(client);
        }
        List<String[]> open = new ArrayList<>(); // our id, client, id, what was asked
        Map<Integer, List<String>> expected = new HashMap<>();
        int asked = 0;
        for (Step step : steps) {
            if (step.kind < 5 || open.isEmpty()) {
                String what = "q" + ++asked;
                String params =
                        "{\"x\":\"" + what + "\",\"_meta\":{\"progressToken\":" + step.id + "}}";
                board.fromClient(
                        step.client,
                        line(
                                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"m\",\"params\":%s}"
                                        .formatted(step.id, params)));
                RpcLine passed = line(wires.server.removeLast());
                String ours = passed.raw(RpcField.ID);
                assertThat(passed.raw(RpcField.WANTED_TOKEN)).isEqualTo(ours);
                assertThat(passed.raw(RpcField.PARAMS)).contains(what);
                assertThat(open).noneMatch(o -> o[0].equals(ours));
                open.add(new String[] {ours, "" + step.client, step.id, what});
                continue;
            }
            String[] one = open.get(step.pick % open.size());
            int client = Integer.parseInt(one[1]);
            List<String> mine = expected.computeIfAbsent(client, c -> new ArrayList<>());
            if (step.kind < 7) {
                open.remove(one);
                String answer = "{\"result\":\"%s\",\"jsonrpc\":\"2.0\",\"id\":%s}";
                board.fromServer(line(answer.formatted(one[3], one[0])));
                board.fromServer(line(answer.formatted("again", one[0])));
                mine.add(answer.formatted(one[3], one[2]));
            } else if (step.kind < 9) {
                String progress =
                        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":%s,"
                                + "\"message\":\"%s\"}}";
                board.fromServer(line(progress.formatted(one[0], one[3])));
                mine.add(progress.formatted(one[2], one[3]));
            } else {
                board.left(client);
                board.joined(client);
                open.removeIf(o -> o[1].equals(one[1]));
                wires.server.clear();
            }
        }
        for (int client = 1; client <= 4; client++) {
            assertThat(wires.of(client)).isEqualTo(expected.getOrDefault(client, List.of()));
        }
    }

    private static final String ASK = "{\"id\":%s,\"method\":\"%s\"}";

    @Test
    void aQuestionOfTheServerGoesToTheOneThatWaitsAndItsAnswerBack() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.joined(2);
        board.fromClient(2, line(ASK.formatted("1", "tools/call")));
        board.fromServer(line(ASK.formatted("\"s\"", "sampling/createMessage")));
        RpcLine question = line(wires.of(2).getLast());
        // Whoever was not asked cannot answer.
        String answer = "{\"id\":%s,\"result\":\"%s\"}";
        board.fromClient(1, line(answer.formatted(question.raw(RpcField.ID), "forged")));
        board.fromClient(2, line(answer.formatted(question.raw(RpcField.ID), "true")));

        assertThat(wires.of(1)).isEmpty();
        assertThat(wires.server.getLast()).isEqualTo(answer.formatted("\"s\"", "true"));
        assertThat(wires.server).noneMatch(l -> l.contains("forged"));
    }

    @Test
    void whereTwoWaitOrNobodyDoesTheServerIsToldWhyNobodyIsAsked() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.joined(2);
        board.fromServer(line(ASK.formatted("8", "elicitation/create")));
        assertThat(wires.server.getLast()).contains("\"id\":8").contains("none waits");
        board.fromClient(1, line(ASK.formatted("1", "tools/call")));
        board.fromClient(2, line(ASK.formatted("1", "tools/call")));
        board.fromServer(line(ASK.formatted("9", "elicitation/create")));

        assertThat(wires.server.getLast()).contains("\"id\":9").contains("more than one waits");
        assertThat(wires.clients).isEmpty();
        board.left(2);
        board.fromServer(line(ASK.formatted("10", "elicitation/create")));
        assertThat(wires.of(1)).hasSize(1);
    }

    @Test
    void whoGoesLeavesNoQuestionOpenOnEitherSide() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.fromClient(1, line(ASK.formatted("\"x\"", "tools/call")));
        String ours = line(wires.server.getLast()).raw(RpcField.ID);
        board.fromServer(line(ASK.formatted("77", "sampling/createMessage")));
        board.fromClient(
                1,
                line("{\"id\":2,\"method\":\"resources/subscribe\",\"params\":{\"uri\":\"u\"}}"));
        wires.server.clear();
        board.left(1);

        assertThat(wires.server)
                .anyMatch(l -> l.contains("cancelled") && l.contains("\"requestId\":" + ours))
                .anyMatch(l -> l.contains("\"id\":77") && l.contains("\"error\""))
                .anyMatch(l -> l.contains("resources/unsubscribe"));
    }

    @Test
    void updatesGoToWhoSubscribedAndTheLastOneOnlyUnsubscribes() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        String say = "{\"id\":1,\"method\":\"resources/%s\",\"params\":{\"uri\":\"a://b\"}}";
        for (int client = 1; client <= 3; client++) {
            board.joined(client);
        }
        board.fromClient(1, line(say.formatted("subscribe")));
        board.fromClient(2, line(say.formatted("subscribe")));
        wires.server.clear();
        board.fromClient(1, line(say.formatted("unsubscribe")));
        assertThat(wires.server).isEmpty();
        assertThat(wires.of(1)).containsExactly("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        String update =
                "{\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a://b/c\"}}";
        board.fromServer(line(update));
        board.fromServer(line(update.replace("a://b/c", "a://bc")));

        assertThat(wires.of(2)).containsExactly(update);
        assertThat(wires.of(3)).isEmpty();
        board.fromClient(2, line(say.formatted("unsubscribe")));
        assertThat(wires.server).singleElement().asString().contains("unsubscribe");
    }

    @Test
    void eachHearsOfTheLogAsMuchAsItWants() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.joined(2);
        String level = "{\"id\":1,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"%s\"}}";
        board.fromClient(1, line(level.formatted("error")));
        board.fromClient(2, line(level.formatted("debug")));
        board.fromClient(1, line(level.formatted("warning")));
        // The server keeps to the most talkative.
        assertThat(wires.server.getLast()).contains("\"level\":\"debug\"");
        String log = "{\"method\":\"notifications/message\",\"params\":{\"level\":\"%s\"}}";
        board.fromServer(line(log.formatted("info")));
        board.fromServer(line(log.formatted("error")));

        assertThat(wires.of(1)).containsExactly(log.formatted("error"));
        assertThat(wires.of(2)).containsExactly(log.formatted("info"), log.formatted("error"));
    }

    @Test
    void theRootsOfOneServeAll() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.fromServer(line(ASK.formatted("0", "roots/list")));
        String id = line(wires.of(1).getLast()).raw(RpcField.ID);
        board.fromClient(1, line("{\"id\":" + id + ",\"result\":{\"roots\":[{\"uri\":\"r\"}]}}"));
        board.joined(2);
        board.fromServer(line(ASK.formatted("1", "roots/list")));

        assertThat(wires.server.getLast())
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[{\"uri\":\"r\"}]}}");
        assertThat(wires.of(1)).hasSize(1);
        assertThat(board.roots()).isEqualTo("[{\"uri\":\"r\"}]");
    }

    @Test
    void aTaskIsItsMakersOnly() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.joined(2);
        board.fromClient(1, line(ASK.formatted("1", "tools/call")));
        String ours = line(wires.server.getLast()).raw(RpcField.ID);
        board.fromServer(line("{\"id\":" + ours + ",\"result\":{\"task\":{\"taskId\":\"t\"}}}"));
        String get = "{\"id\":5,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"t\"}}";
        wires.server.clear();
        board.fromClient(2, line(get));
        assertThat(wires.server).isEmpty();
        assertThat(wires.of(2).getLast()).contains("no such task");
        board.fromClient(1, line(get));
        assertThat(wires.server).hasSize(1);
        board.fromServer(
                line("{\"method\":\"notifications/tasks/status\",\"params\":{\"taskId\":\"t\"}}"));

        assertThat(wires.of(1).getLast()).contains("tasks/status");
        assertThat(wires.of(2)).hasSize(1);
    }

    @Test
    void whenTheServerIsLostEachQuestionIsAnsweredOnceAndLateWordsAreNobodys() throws Exception {
        Wires wires = new Wires();
        Switchboard board = new Switchboard(wires);
        board.joined(1);
        board.fromClient(1, line(ASK.formatted("\"a\"", "tools/call")));
        String ours = line(wires.server.getLast()).raw(RpcField.ID);
        board.lost("It has ended.");
        board.fromServer(line("{\"id\":" + ours + ",\"result\":1}"));
        board.lost("It has ended.");

        assertThat(wires.of(1))
                .containsExactly(
                        new String(
                                RpcText.error("\"a\"", RpcText.LOST, "It has ended."),
                                StandardCharsets.UTF_8));
    }
}
