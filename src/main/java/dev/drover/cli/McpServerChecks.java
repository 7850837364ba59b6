package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The doctor reads which servers Claude Code starts: one that is configured in two places is
/// started twice by each session that sees both.
final class McpServerChecks {
    private static final int MOST_ROOTS = 200;

    private McpServerChecks() {}

    /// A server by what it runs, in one project.
    private record Server(String root, String runs) {}

    private record Entry(String name, String where) {}

    static void run(Context context, Diagnosis diagnosis) {
        ClaudeFiles files = ClaudeFiles.of(context);
        JsonNode state = ClaudeFiles.read(files.state()).orElse(null);
        Map<Server, List<Entry>> servers = new LinkedHashMap<>();
        for (String root : roots(context, state)) {
            if (state != null) {
                String where = context.shortPath(files.state());
                collect(servers, root, state.get("mcpServers"), where + " (yours everywhere)");
                JsonNode project = child(state.get("projects"), root);
                collect(servers, root, child(project, "mcpServers"), where + " (yours here)");
            }
            Path file = path(root);
            if (file != null) {
                ClaudeFiles.read(file.resolve(".mcp.json"))
                        .ifPresent(
                                shared ->
                                        collect(
                                                servers,
                                                root,
                                                shared.get("mcpServers"),
                                                context.shortPath(file.resolve(".mcp.json"))));
            }
        }
        servers.forEach(
                (server, entries) -> {
                    if (entries.size() > 1) {
                        diagnosis.add(twice(server, entries, context));
                    }
                });
    }

    private static DoctorFinding twice(Server server, List<Entry> entries, Context context) {
        String places =
                entries.stream()
                        .map(e -> "'" + e.name + "' in " + e.where)
                        .reduce((a, b) -> a + " and " + b)
                        .orElse("");
        return DoctorFinding.warn(
                        "server-twice",
                        "one server is configured twice for "
                                + context.shortPath(server.root)
                                + ": "
                                + places,
                        "Keep one: `claude mcp remove NAME` in that project (--scope user, local or"
                                + " project).")
                .because("Each session there starts it twice, and each copy holds its memory.");
    }

    /// Where agents run now, and the projects that the file knows.
    private static Set<String> roots(Context context, @Nullable JsonNode state) {
        Set<String> roots = new LinkedHashSet<>();
        try {
            for (InstanceView instance : context.api().instances(false)) {
                roots.add(instance.root());
            }
        } catch (DaemonUnavailableException e) {
            roots.add(context.invocation().directory());
        }
        JsonNode projects = state == null ? null : state.get("projects");
        if (projects != null && projects.isObject()) {
            projects.propertyNames().forEach(roots::add);
        }
        return new LinkedHashSet<>(roots.stream().limit(MOST_ROOTS).toList());
    }

    private static void collect(
            Map<Server, List<Entry>> servers,
            String root,
            @Nullable JsonNode configured,
            String where) {
        if (configured == null || !configured.isObject()) {
            return;
        }
        for (String name : configured.propertyNames()) {
            String runs = runs(configured.get(name));
            if (!runs.isEmpty()) {
                servers.computeIfAbsent(new Server(root, runs), s -> new ArrayList<>())
                        .add(new Entry(name, where));
            }
        }
    }

    /// Command and arguments, or the address: the same for two entries that mean one server.
    private static String runs(@Nullable JsonNode server) {
        if (server == null || !server.isObject()) {
            return "";
        }
        JsonNode url = server.get("url");
        if (url != null && url.isString()) {
            return url.stringValue();
        }
        JsonNode command = server.get("command");
        JsonNode arguments = server.get("args");
        return command == null || !command.isString()
                ? ""
                : command.stringValue() + " " + (arguments == null ? "[]" : arguments);
    }

    private static @Nullable JsonNode child(@Nullable JsonNode of, String name) {
        return of == null ? null : of.get(name);
    }

    private static @Nullable Path path(String root) {
        try {
            return Path.of(root);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
