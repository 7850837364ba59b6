package dev.drover.daemon.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.RealServer;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessView;
import dev.drover.model.view.SharedServerView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Real servers, shared by many real clients through a real daemon.
class SharedServersTest {
    private static final int MANY = 20;

    @TempDir private Path home;

    private LiveDaemon live;
    private final List<Session> sessions = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home, Map.of("share.idleAfter", "1s"), UnaryOperator.identity());
        long self = ProcessHandle.current().pid();
        live.daemon.keepServersBy(
                List.of(
                        LiveDaemon.clientProgram().toString(),
                        "run",
                        "--scope",
                        "process:" + self,
                        "--whole",
                        "--"));
    }

    @AfterEach
    void close() {
        sessions.forEach(Session::close);
        live.close();
    }

    private Session session(String name, List<String> command) throws IOException {
        Session session = Session.start(live, name, command);
        sessions.add(session);
        return session;
    }

    private Session everything() throws Exception {
        return session("everything", RealServer.command()).greets();
    }

    private static List<String> server(String name, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add("node");
        command.add(
                RealServer.modules()
                        .resolve("@modelcontextprotocol/server-" + name + "/dist/index.js")
                        .toString());
        command.addAll(List.of(words));
        return command;
    }

    private SharedServerView only() {
        List<SharedServerView> all = live.client.shares();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /// The server itself, below what keeps it.
    private static ProcessHandle server(SharedServerView view) {
        return ProcessHandle.of(Objects.requireNonNull(view.pid()))
                .orElseThrow()
                .descendants()
                .filter(p -> p.info().command().orElse("").endsWith("node"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twentySessionsShareOneProcessAndEachGetsItsOwnAnswers() throws Exception {
        List<Session> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            many.add(everything());
        }
        // The same ids in all of them, numbers and texts, and all asked before any is answered.
        List<String> ids =
                List.of("1", "\"1\"", "7.5", "-3", "\"\\u0061\\\"b\"", "9007199254740993");
        for (String id : ids) {
            for (int i = 0; i < MANY; i++) {
                many.get(i).calls(id, "echo", "{\"message\":\"" + i + "-x\"}");
            }
        }
        for (int i = 0; i < MANY; i++) {
            for (String id : ids) {
                assertThat(Session.text(many.get(i).answer(id))).isEqualTo("Echo: " + i + "-x");
            }
        }
        SharedServerView view = only();
        assertThat(view.clients()).hasSize(MANY).allMatch(c -> c.agent().equals("test-agent"));
        assertThat(view.state()).isEqualTo("ready");
    }

    @Test
    void itsProcessesAreSharedAndSayByWhomAndWhatThatSaves() throws Exception {
        everything();
        everything();
        everything();
        SharedServerView view = only();
        await().untilAsserted(
                        () -> {
                            var tree = live.client.processes(false);
                            List<ProcessView> its =
                                    tree.processes().stream()
                                            .filter(p -> p.command().contains("server-everything"))
                                            .filter(p -> p.why() == ProcessClass.SHARED)
                                            .toList();
                            // What keeps it, and it.
                            assertThat(its).hasSize(3);
                            assertThat(its.getFirst().pid()).isEqualTo(view.pid());
                            assertThat(its.getFirst().name()).isEqualTo("everything");
                            assertThat(its.getFirst().evidence())
                                    .contains("It is shared by 3 sessions.");
                            assertThat(tree.duplicates()).isEmpty();
                            assertThat(tree.savings()).isEmpty();
                            assertThat(tree.shared())
                                    .singleElement()
                                    .satisfies(
                                            s -> assertThat(s.sessions()).isEqualTo(3),
                                            s -> assertThat(s.savedBytes()).isPositive());
                        });
        assertThat(only().memoryBytes()).isPositive();
    }

    @Test
    void aSlowCallDelaysNobodyAndItsProgressIsItsOwn() throws Exception {
        Session slow = everything();
        Session quick = everything();
        slow.asks(
                "5",
                "tools/call",
                """
                {"name":"trigger-long-running-operation","arguments":{"duration":2,"steps":4},\
                "_meta":{"progressToken":"mine"}}\
                """
                        .strip());
        String first = slow.hears("notifications/progress");
        for (int i = 0; i < 50; i++) {
            assertThat(quick.echo("" + i, "q")).isEqualTo("Echo: q");
        }
        // All fifty came while the slow one was at work.
        assertThat(slow.unheard()).noneMatch(line -> line.contains("\"id\":5"));

        assertThat(first).contains("\"progressToken\":\"mine\"");
        assertThat(slow.answer("5")).contains("completed");
        assertThat(quick.unheard()).noneMatch(line -> line.contains("progress"));
    }

    @Test
    void whatIsCancelledStopsAndNothingElse() throws Exception {
        Session one = everything();
        Session other = everything();
        String call =
                """
                {"name":"trigger-long-running-operation","arguments":{"duration":1,"steps":2},\
                "_meta":{"progressToken":%s}}\
                """;
        one.asks("\"same\"", "tools/call", call.formatted("1").strip());
        other.asks("\"same\"", "tools/call", call.formatted("1").strip());
        one.say(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                        + "\"params\":{\"requestId\":\"same\"}}");

        assertThat(other.answer("\"same\"")).contains("completed");
        assertThat(one.echo("2", "on")).isEqualTo("Echo: on");
        assertThat(one.unheard()).noneMatch(line -> line.contains("\"id\":\"same\""));
    }

    @Test
    void whatTheServerAsksGoesToTheSessionThatWaits() throws Exception {
        Session one = everything();
        Session other = everything();
        one.calls("1", "trigger-sampling-request", "{\"prompt\":\"hi\",\"maxTokens\":9}");
        String question = one.hears("sampling/createMessage");
        String id = question.replaceAll(".*\"id\":([^,}]+).*", "$1");
        one.say(
                """
                {"jsonrpc":"2.0","id":%s,"result":{"role":"assistant","model":"m","content":\
                {"type":"text","text":"from one"}}}\
                """
                        .formatted(id));
        assertThat(one.answer("1")).contains("from one");

        other.calls("1", "trigger-elicitation-request", "{}");
        String form = other.hears("elicitation/create");
        other.say(
                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"action\":\"decline\"}}"
                        .formatted(form.replaceAll(".*\"id\":([^,}]+).*", "$1")));
        assertThat(other.answer("1")).contains("declined");

        assertThat(one.unheard()).noneMatch(line -> line.contains("elicitation"));
        assertThat(other.unheard()).noneMatch(line -> line.contains("sampling"));
    }

    @Test
    void aServerThatIsKilledComesBackAndWhoeverWaitedIsTold() throws Exception {
        Session one = everything();
        Session other = everything();
        one.calls("1", "trigger-long-running-operation", "{\"duration\":60,\"steps\":1}");
        other.asks("1", "resources/subscribe", "{\"uri\":\"demo://resource/static/document/a\"}");
        other.answer("1");
        server(only()).destroyForcibly();

        assertThat(one.answer("1"))
                .contains("-32000")
                .contains("The server 'everything' has ended with exit code 137");
        assertThat(one.echo("2", "again")).isEqualTo("Echo: again");
        assertThat(other.echo("2", "too")).isEqualTo("Echo: too");
        other.hears("notifications/tools/list_changed");
        assertThat(only()).returns(1, SharedServerView::restarts);
    }

    @Test
    void whoShakesHandsOtherwiseGetsAProcessWithItsLike() throws Exception {
        everything();
        everything();
        session("everything", RealServer.command()).greets("{}").echo("1", "x");
        session("everything", RealServer.command()).greets("{ }").echo("1", "x");

        assertThat(live.client.shares()).extracting(s -> s.clients().size()).containsExactly(2, 2);
    }

    @Test
    void noSessionReachesIntoTheRootsOfAnother() throws Exception {
        Path one = Files.createDirectories(home.resolve("one"));
        Path two = Files.createDirectories(home.resolve("two"));
        Files.writeString(two.resolve("secret"), "s");
        List<String> command = server("filesystem");
        Session first = session("files", command).withRoots(one.toUri() + "").greets();
        // It asks for the roots in its own time.
        await().untilAsserted(() -> assertThat(list(first, one)).doesNotContain("denied"));

        Session same = session("files", command).withRoots(one.toUri() + "").greets();
        Session differs = session("files", command).withRoots(two.toUri() + "").greets();

        await().untilAsserted(() -> assertThat(list(differs, two)).contains("secret"));
        assertThat(list(first, two)).contains("denied");
        assertThat(list(same, two)).contains("denied");
        assertThat(live.client.shares()).extracting(s -> s.clients().size()).containsExactly(2, 1);

        // Its roots change: it moves to where it belongs.
        same.withRoots(two.toUri() + "");
        same.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
        assertThat(list(same, two)).contains("secret");
        assertThat(live.client.shares()).extracting(s -> s.clients().size()).containsExactly(1, 2);
    }

    private int lists;

    private String list(Session session, Path directory) throws Exception {
        String id = "\"l" + ++lists + "\"";
        session.calls(id, "list_directory", "{\"path\":\"" + directory + "\"}");
        return session.answer(id);
    }

    @Test
    void whatOneSessionRemembersAnotherOneKnows() throws Exception {
        List<String> words =
                new ArrayList<>(
                        List.of("memory", "--env", "MEMORY_FILE_PATH", "--scope", "user", "--"));
        words.addAll(server("memory"));
        String file = home.resolve("memory.jsonl").toString();
        Session one = start(words, Map.of("MEMORY_FILE_PATH", file)).greets();
        Session other = start(words, Map.of("MEMORY_FILE_PATH", file)).greets();
        Session apart = start(words, Map.of("MEMORY_FILE_PATH", file + "2")).greets();
        one.calls(
                "1",
                "create_entities",
                """
                {"entities":[{"name":"drover","entityType":"tool","observations":["tends herds"]}]}\
                """
                        .strip());
        one.answer("1");
        other.calls("1", "search_nodes", "{\"query\":\"drover\"}");

        assertThat(other.answer("1")).contains("tends herds");
        apart.calls("1", "search_nodes", "{\"query\":\"drover\"}");
        assertThat(apart.answer("1")).doesNotContain("tends herds");
        assertThat(home.resolve("memory.jsonl")).content().contains("tends herds");
    }

    private Session start(List<String> words, Map<String, String> variables) throws IOException {
        Session session = Session.start(live, home, true, words, variables);
        sessions.add(session);
        return session;
    }

    @Test
    void whoDoesNotReadIsLetGoAndTheOthersGoOn() throws Exception {
        Path big = home.resolve("big.txt");
        Files.writeString(big, "x".repeat(6 << 20));
        List<String> command = server("filesystem", home.toString());
        List<String> words = new ArrayList<>(List.of("files", "--"));
        words.addAll(command);
        Session reader = session("files", command).greets("{}");
        Session deaf = Session.start(live, home, false, words, Map.of());
        sessions.add(deaf);
        deaf.say(
                """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":\
                "2025-06-18","capabilities":{},"clientInfo":{"name":"deaf","version":"1"}}}\
                """);
        deaf.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        for (int i = 1; i <= 12; i++) {
            deaf.calls("" + i, "read_text_file", "{\"path\":\"" + big + "\"}");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(list(reader, home)).contains("big.txt");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> only().clients().size() == 1);
        assertThat(list(reader, home)).contains("big.txt");
    }

    /// A server that says of itself that it is not for sharing.
    private static final String SELFISH =
            """
            process.stdin.on('data', d => String(d).trim().split('\\n').forEach(l => {
              const m = JSON.parse(l);
              if (m.method == 'initialize') console.log(JSON.stringify({jsonrpc: '2.0', id: m.id,
                result: {protocolVersion: '1', capabilities: {experimental: {perClientState: {}}}}}));
              else if (m.id) console.log(JSON.stringify({jsonrpc: '2.0', id: m.id, result: {
                content: [{text: String(process.pid)}]}}));
            }))
            """;

    @Test
    void whatAnnouncesStateForEachClientIsNotShared() throws Exception {
        RealServer.modules(); // there is a node
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(session("selfish", List.of("node", "-e", SELFISH)).greets());
        }
        List<String> pids = new ArrayList<>();
        for (Session one : all) {
            one.calls("1", "pid", "{}");
            pids.add(Session.text(one.answer("1")));
        }

        assertThat(pids).doesNotHaveDuplicates();
        assertThat(live.client.shares())
                .hasSize(4)
                .allMatch(s -> ("" + s.alone()).contains("perClientState"));
        all.getFirst().close();
        await().until(() -> live.client.shares().size() == 3);
    }

    @Test
    void whatIsKnownToKeepStateIsNotSharedAndSaysSoAtOnce() throws Exception {
        Path script =
                Files.createDirectories(home.resolve("node_modules/chrome-devtools-mcp"))
                        .resolve("cli.js");
        Files.writeString(script, SELFISH.replace("perClientState", "other"));
        RealServer.modules(); // there is a node
        Session one = session("chrome", List.of("node", script.toString())).greets();
        Session other = session("chrome", List.of("node", script.toString())).greets();
        one.calls("1", "pid", "{}");
        other.calls("1", "pid", "{}");

        assertThat(Session.text(one.answer("1"))).isNotEqualTo(Session.text(other.answer("1")));
        assertThat(one.client.errorReader().readLine())
                .isEqualTo(
                        "drover: chrome gets a process of its own: it drives one browser, and each"
                                + " session would click in the others' pages");
    }

    @Test
    void theProcessEndsAWhileAfterTheLastSession() throws Exception {
        Session one = everything();
        ProcessHandle server = server(only());
        one.close();

        await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
        await().until(() -> live.client.shares().isEmpty());
    }

    @Test
    void itEndsWithTheDaemonAndSessionsAreTold() throws Exception {
        Session one = everything();
        ProcessHandle server = server(only());
        one.calls("1", "trigger-long-running-operation", "{\"duration\":60,\"steps\":1}");
        one.asks("2", "ping", "{}");
        one.answer("2");

        live.daemon.shares().close();

        assertThat(one.answer("1")).contains("Drover is ending");
        assertThat(one.client.waitFor()).isEqualTo(69);
        await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
    }

    @Test
    void aCommandThatCannotBeStartedIsSaidInTheAnswer() throws Exception {
        Session one = session("nothing", List.of("/no/such/program"));
        one.say(
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"1",\
                "capabilities":{}}}\
                """);

        assertThat(one.answer("1"))
                .contains("The server 'nothing' has ended with exit code 127")
                .contains("cannot start '/no/such/program'");
        assertThat(one.client.waitFor()).isEqualTo(69);
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheSessionGoesOn() throws Exception {
        Session one = everything();
        one.say("{\"jsonrpc\":\"2.0\",\"id\":1,");
        assertThat(one.hears(l -> l.contains("-32700"))).contains("ends too early");
        one.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}");
        assertThat(one.hears(l -> l.contains("-32600"))).contains("twice");
        one.say("x".repeat(17 << 20));
        assertThat(one.hears(l -> l.contains("16 MB"))).contains("-32600");
        one.say(
                "[{\"jsonrpc\":\"2.0\",\"id\":11,\"method\":\"ping\"},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":12,\"method\":\"ping\"}]");
        assertThat(one.answer("11")).contains("\"result\":{}");
        assertThat(one.answer("12")).contains("\"result\":{}");
    }
}
