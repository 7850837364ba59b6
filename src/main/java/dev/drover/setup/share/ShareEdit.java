package dev.drover.setup.share;

import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves the servers of an agent's settings to shared ones, and back.
public final class ShareEdit {
    private static final String SERVERS = "mcpServers";

    private ShareEdit() {}

    /// @return the same text if there is nothing to move
    public static String installed(@Nullable String text, String client)
            throws MalformedTextException {
        if (text == null || text.isBlank()) {
            return text == null ? "" : text;
        }
        JsonText json = JsonText.read(text);
        for (String name : names(json)) {
            ServerEntry entry = entry(json, name);
            if (entry.isShared()) {
                if (!entry.words().getFirst().equals(client)) {
                    json = json.replace(member(json, name, ServerEntry.COMMAND), client);
                }
            } else if (entry.isProgram() && entry.obstacle() == null) {
                json = moved(json, entry, client);
            }
        }
        return json.text();
    }

    private static JsonText moved(JsonText json, ServerEntry entry, String client) {
        String name = entry.name();
        List<String> front = entry.front();
        JsonText now = json.replace(member(json, name, ServerEntry.COMMAND), client);
        if (entry.value().member(ServerEntry.ARGUMENTS).isEmpty()) {
            return now.append(entry(now, name).value(), ServerEntry.ARGUMENTS, front);
        }
        for (String word : front.reversed()) {
            now = now.insertFirst(member(now, name, ServerEntry.ARGUMENTS), "", word);
        }
        return now;
    }

    public static boolean isIn(String text) throws MalformedTextException {
        return !text.isBlank()
                && text.contains("share")
                && entries(JsonText.read(text)).stream().anyMatch(ServerEntry::isShared);
    }

    /// @param copies of the file from before, which tell how the entries were written
    public static String removed(String text, List<String> copies) throws MalformedTextException {
        if (!isIn(text)) {
            return text;
        }
        JsonText json = JsonText.read(text);
        List<JsonText> before = new ArrayList<>();
        for (String copy : copies) {
            before.add(JsonText.read(copy));
        }
        for (String name : names(json)) {
            ServerEntry entry = entry(json, name);
            if (entry.isShared()) {
                json = back(json, entry, before);
            }
        }
        return json.text();
    }

    private static JsonText back(JsonText json, ServerEntry entry, List<JsonText> copies) {
        String name = entry.name();
        List<String> original = entry.original();
        int added = entry.added();
        JsonText now = json.replace(member(json, name, ServerEntry.COMMAND), original.getFirst());
        for (int i = 0; i < added; i++) {
            Node arguments = member(now, name, ServerEntry.ARGUMENTS);
            now = now.remove(arguments, arguments.entries().getFirst().value());
        }
        Node restored = entry(now, name).value();
        for (JsonText copy : copies) {
            Optional<Node> written = servers(copy).flatMap(all -> all.member(name));
            if (written.isPresent() && means(written.get(), restored)) {
                return now.replaceRaw(restored, copy.written(written.get()));
            }
        }
        Node arguments = member(now, name, ServerEntry.ARGUMENTS);
        return now.isBare(arguments) ? now.remove(restored, arguments) : now;
    }

    /// The same, however it is written; an empty list of arguments is none.
    private static boolean means(Node one, Node other) {
        return values(one).equals(values(other));
    }

    private static String values(Node node) {
        StringBuilder values = new StringBuilder();
        add(node, values);
        return values.toString();
    }

    private static void add(Node node, StringBuilder into) {
        into.append(node.kind()).append(node.text().length()).append(':').append(node.text());
        for (Node.Entry entry : node.entries()) {
            boolean none =
                    entry.name().equals(ServerEntry.ARGUMENTS)
                            && entry.value().is(Node.Kind.LIST)
                            && entry.value().entries().isEmpty();
            if (!none) {
                into.append('{').append(entry.name().length()).append(entry.name());
                add(entry.value(), into);
                into.append('}');
            }
        }
    }

    /// Programs that stay as they are, and why.
    public static List<String> staying(String text) throws MalformedTextException {
        List<String> lines = new ArrayList<>();
        if (text.isBlank()) {
            return lines;
        }
        for (ServerEntry entry : entries(JsonText.read(text))) {
            String obstacle = entry.isProgram() && !entry.isShared() ? entry.obstacle() : null;
            if (obstacle != null) {
                lines.add("'" + entry.name() + "' stays as it is: " + obstacle + ".");
            }
        }
        return lines;
    }

    private static Optional<Node> servers(JsonText json) {
        return json.root().member(SERVERS).filter(n -> n.is(Node.Kind.OBJECT));
    }

    private static List<ServerEntry> entries(JsonText json) {
        return names(json).stream().map(name -> entry(json, name)).toList();
    }

    private static List<String> names(JsonText json) {
        return servers(json)
                .map(all -> all.entries().stream().map(Node.Entry::name).distinct().toList())
                .orElse(List.of());
    }

    private static ServerEntry entry(JsonText json, String name) {
        return new ServerEntry(name, servers(json).flatMap(all -> all.member(name)).orElseThrow());
    }

    private static Node member(JsonText json, String name, String member) {
        return entry(json, name).value().member(member).orElseThrow();
    }
}
