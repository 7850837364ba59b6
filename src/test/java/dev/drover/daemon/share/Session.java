package dev.drover.daemon.share;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// An agent's side of `drover share`: the real client as its child, which it speaks MCP with.
final class Session implements AutoCloseable {
    static final String ALL =
            "{\"roots\":{\"listChanged\":true},\"sampling\":{},\"elicitation\":{}}";
    private static final int PATIENCE_SECONDS = 60;

    final Process client;
    private final OutputStream to;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> passed = new ArrayList<>();

    /// What it says its roots are.
    private volatile String roots = "[]";

    private Session(Process client, boolean reads) {
        this.client = client;
        this.to = client.getOutputStream();
        if (reads) {
            Thread.ofPlatform().daemon().start(this::listen);
        }
    }

    /// @param words behind `drover share`
    static Session start(
            LiveDaemon live,
            Path directory,
            boolean reads,
            List<String> words,
            Map<String, String> variables)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(LiveDaemon.clientProgram().toString());
        command.add("share");
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("DROVER_HOME", live.home.toString());
        builder.environment().put("HOME", live.home.toString());
        builder.environment().putAll(variables);
        return new Session(builder.start(), reads);
    }

    static Session start(LiveDaemon live, String name, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of(name, "--"));
        words.addAll(command);
        return start(live, live.home, true, words, Map.of());
    }

    private void listen() {
        try (BufferedReader in = client.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode message = Json.mapper().readTree(line);
                if (message.path("method").asString("").equals("roots/list")) {
                    String id = message.get("id").toString();
                    say(
                            "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"roots\":%s}}"
                                    .formatted(id, roots));
                } else {
                    heard.add(line);
                }
            }
        } catch (IOException e) {
            heard.add("{\"closed\":true}");
        }
        heard.add("{\"closed\":true}");
    }

    Session withRoots(String... uris) {
        StringBuilder said = new StringBuilder("[");
        for (String uri : uris) {
            said.append(said.length() > 1 ? "," : "")
                    .append("{\"uri\":\"")
                    .append(uri)
                    .append("\"}");
        }
        roots = said.append("]").toString();
        return this;
    }

    Session greets() throws Exception {
        return greets(ALL);
    }

    /// @return this, once the server has answered
    Session greets(String capabilities) throws Exception {
        say(
                """
                {"jsonrpc":"2.0","id":"hello","method":"initialize","params":{\
                "protocolVersion":"2025-06-18","capabilities":%s,\
                "clientInfo":{"name":"test-agent","version":"1"}}}\
                """
                        .formatted(capabilities));
        String answer = answer("\"hello\"");
        if (!answer.contains("\"protocolVersion\"")) {
            throw new AssertionError(answer);
        }
        say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return this;
    }

    void say(String line) throws IOException {
        synchronized (to) {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        }
    }

    /// @param id as JSON
    void asks(String id, String method, String params) throws IOException {
        say(
                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
                        .formatted(id, method, params));
    }

    /// @param arguments as JSON
    void calls(String id, String tool, String arguments) throws IOException {
        asks(id, "tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
    }

    String echo(String id, String text) throws Exception {
        calls(id, "echo", "{\"message\":\"" + text + "\"}");
        return text(answer(id));
    }

    static String text(String answer) {
        return Json.mapper().readTree(answer).at("/result/content/0/text").asString("");
    }

    /// The answer whose id is written exactly so.
    String answer(String id) throws InterruptedException {
        return hears(line -> line.contains("\"id\":" + id) && !line.contains("\"method\":"));
    }

    String hears(String method) throws InterruptedException {
        return hears(line -> line.contains("\"method\":\"" + method + "\""));
    }

    /// The next such line; those before it are kept for later.
    String hears(Predicate<String> wanted) throws InterruptedException {
        for (String line : passed) {
            if (wanted.test(line)) {
                passed.remove(line);
                return line;
            }
        }
        while (true) {
            String line = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("not heard; but: " + passed);
            }
            if (wanted.test(line)) {
                return line;
            }
            if (line.equals("{\"closed\":true}")) {
                throw new AssertionError("the connection has ended, after: " + passed);
            }
            passed.add(line);
        }
    }

    /// Lines that have come by now and were not asked for.
    List<String> unheard() {
        heard.drainTo(passed);
        return List.copyOf(passed);
    }

    @Override
    public void close() {
        client.destroyForcibly();
    }
}
