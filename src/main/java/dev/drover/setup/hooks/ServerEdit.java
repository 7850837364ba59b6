package dev.drover.setup.hooks;

import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.Node;
import dev.drover.setup.text.Node.Kind;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts Drover among the MCP servers of an agent whose settings are JSON: the member `drover` of
/// `mcpServers`. One of that name that starts another program is left alone.
public final class ServerEdit {
    private static final String SERVERS = "mcpServers";
    private static final String NAME = "drover";
    private static final String COMMAND = "command";

    private ServerEdit() {}

    /// @param type what the agent calls a server with standard streams; null if it needs no word
    public static String installed(@Nullable String text, String client, @Nullable String type)
            throws MalformedTextException {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (type != null) {
            entry.put("type", type);
        }
        entry.put(COMMAND, client);
        entry.put("args", List.of("mcp"));
        if (text == null || HookEdit.isEmpty(text)) {
            return (text == null ? "" : text)
                    + JsonText.fresh(Map.of(SERVERS, Map.of(NAME, entry)));
        }
        JsonText json = object(text);
        Optional<Node> servers = json.root().member(SERVERS);
        if (servers.isEmpty()) {
            return json.insertFirst(json.root(), SERVERS, Map.of(NAME, entry)).text();
        }
        if (!servers.get().is(Kind.OBJECT)) {
            throw new MalformedTextException("\"" + SERVERS + "\" is no object");
        }
        Optional<Node> there = servers.get().member(NAME);
        if (there.isEmpty()) {
            return json.insertFirst(servers.get(), NAME, entry).text();
        }
        if (!isOurs(there.get())) {
            throw new MalformedTextException(
                    "\"" + SERVERS + "." + NAME + "\" starts another program");
        }
        Node command = there.get().member(COMMAND).orElseThrow();
        boolean elsewhere = command.text().contains("/") || command.text().contains("\\");
        return elsewhere && !command.text().equals(client)
                ? json.replace(command, client).text()
                : text;
    }

    public static boolean isIn(String text) throws MalformedTextException {
        return !HookEdit.isEmpty(text) && ours(object(text)).isPresent();
    }

    /// @param before the file as it was before anything of ours came, null if nobody knows
    /// @return null if nothing is left, so that the file can go
    public static @Nullable String removed(String text, @Nullable String before)
            throws MalformedTextException {
        if (!isIn(text)) {
            return text;
        }
        boolean had =
                before != null
                        && !HookEdit.isEmpty(before)
                        && object(before).root().member(SERVERS).isPresent();
        JsonText after = without(object(text), had);
        return before == null && after.isBare(after.root()) ? null : after.text();
    }

    /// Without our entry, and without the list if nothing else is in it.
    public static String core(String text) throws MalformedTextException {
        if (HookEdit.isEmpty(text)) {
            return text;
        }
        JsonText json = JsonText.read(text);
        if (!json.root().is(Kind.OBJECT)) {
            return text;
        }
        JsonText left = without(json, false);
        return left.collapse(left.root()).text();
    }

    private static JsonText without(JsonText json, boolean keepsList) {
        JsonText after = json;
        Optional<Node> own = ours(json);
        if (own.isPresent()) {
            after = json.remove(json.root().member(SERVERS).orElseThrow(), own.get());
        }
        Optional<Node> left = after.root().member(SERVERS);
        return !keepsList
                        && left.isPresent()
                        && left.get().is(Kind.OBJECT)
                        && after.isBare(left.get())
                ? after.remove(after.root(), left.get())
                : after;
    }

    private static Optional<Node> ours(JsonText json) {
        return json.root()
                .member(SERVERS)
                .flatMap(servers -> servers.member(NAME))
                .filter(ServerEdit::isOurs);
    }

    private static boolean isOurs(Node server) {
        String command = server.string(COMMAND).orElse("");
        String program =
                command.substring(
                        Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        List<Node.Entry> words =
                server.member("args")
                        .filter(a -> a.is(Kind.LIST))
                        .map(Node::entries)
                        .orElse(List.of());
        return (program.equals("drover") || program.equals("drover.exe"))
                && words.size() == 1
                && words.getFirst().value().text().equals("mcp");
    }

    private static JsonText object(String text) throws MalformedTextException {
        JsonText json = JsonText.read(text);
        if (!json.root().is(Kind.OBJECT)) {
            throw new MalformedTextException("it is " + json.root().kind().words);
        }
        return json;
    }
}
