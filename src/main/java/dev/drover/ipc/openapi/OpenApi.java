package dev.drover.ipc.openapi;

import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Problem;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The whole document. Every call makes it anew and keeps nothing.
public final class OpenApi {
    private final Shapes shapes = new Shapes();
    private final Map<Endpoint, String> names = names();

    /// One address, for people.
    ///
    /// @param words what it is for
    public record Line(String method, String path, String words) {}

    private OpenApi() {}

    /// Every address there is, in the document's order.
    public static List<Line> lines() {
        return Operations.all().stream()
                .map(o -> new Line(o.endpoint().method(), o.endpoint().path(), o.words()))
                .toList();
    }

    /// @param version of this daemon
    public static Map<String, Object> document(String version) {
        return new OpenApi().made(version);
    }

    private Map<String, Object> made(String version) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : Operations.all()) {
            Endpoint endpoint = operation.endpoint();
            paths.computeIfAbsent(endpoint.path(), p -> new LinkedHashMap<>())
                    .put(endpoint.method().toLowerCase(Locale.ROOT), described(operation));
        }
        shapes.of(Problem.class);
        return Shapes.inOrder(
                "openapi",
                "3.1.1",
                "info",
                Preface.about(version),
                "servers",
                List.of(Preface.server()),
                "security",
                Preface.ways(),
                "paths",
                paths,
                "components",
                Shapes.inOrder("schemas", shapes.all(), "securitySchemes", Preface.security()));
    }

    private Map<String, Object> described(Operation operation) {
        Endpoint endpoint = operation.endpoint();
        Map<String, Object> all =
                Shapes.inOrder(
                        "operationId",
                        names.getOrDefault(endpoint, endpoint.toString()),
                        "tags",
                        List.of(tag(endpoint)),
                        "summary",
                        operation.words());
        List<Map<String, Object>> parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            all.put("parameters", parameters);
        }
        if (!operation.takesMedia().isEmpty()) {
            all.put("requestBody", body(operation));
        }
        all.put("responses", responses(operation));
        if (endpoint.open()) {
            all.put("security", List.of());
        }
        return all;
    }

    private static String tag(Endpoint endpoint) {
        String[] parts = endpoint.path().split("/", -1);
        String first = parts[1].equals("v1") ? parts[2] : parts[1];
        return first.equals("openapi.json") ? "daemon" : first;
    }

    private List<Map<String, Object>> parameters(Operation operation) {
        List<Map<String, Object>> all = new ArrayList<>();
        Arrays.stream(operation.endpoint().path().split("/", -1))
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1))
                .map(name -> parameter(name, "path", "string", ParameterWords.of(name), true))
                .forEach(all::add);
        for (Operation.Query q : operation.queries()) {
            all.add(parameter(q.name(), "query", q.type(), q.words(), q.required()));
        }
        if (operation.proof()) {
            all.add(
                    parameter(
                            "Drover-Capability",
                            "header",
                            "string",
                            "Over TCP: the secret that the instance was given.",
                            false));
        }
        if (operation.endpoint().equals(Endpoints.EVENTS)) {
            all.add(
                    parameter(
                            "Last-Event-ID", "header", "string", "The last that you had.", false));
        }
        return all;
    }

    private static Map<String, Object> parameter(
            String name, String in, String type, String words, boolean required) {
        return Shapes.inOrder(
                "name",
                name,
                "in",
                in,
                "required",
                required,
                "description",
                words,
                "schema",
                Shapes.inOrder("type", type));
    }

    private Map<String, Object> body(Operation operation) {
        Class<?> takes = operation.takes();
        return Shapes.inOrder(
                "required",
                true,
                "content",
                Map.of(
                        operation.takesMedia(),
                        takes == null ? Map.of() : Map.of("schema", shapes.of(takes))));
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> good = Shapes.inOrder("description", good(operation));
        if (!operation.answersMedia().isEmpty()) {
            good.put("content", Map.of(operation.answersMedia(), content(operation)));
        }
        return Shapes.inOrder(
                Integer.toString(operation.status()),
                good,
                "default",
                Shapes.inOrder(
                        "description",
                        "What was refused, why, and what to do.",
                        "content",
                        Map.of(
                                "application/problem+json",
                                Map.of("schema", shapes.of(Problem.class)))));
    }

    private static String good(Operation operation) {
        return operation.answersMedia().isEmpty() ? "Done." : "What was asked for.";
    }

    private Map<String, Object> content(Operation operation) {
        Class<?> answers = operation.answers();
        if (operation.endpoint().equals(Endpoints.EVENTS)) {
            return Shapes.inOrder(
                    "schema",
                    Shapes.inOrder(
                            "type",
                            "string",
                            "description",
                            "Server-sent events: `id`, `event` and one JSON text as `data`. A line"
                                    + " that begins with a colon only shows that the stream"
                                    + " lives. `x-events` has the data of each event by its name."),
                    "x-events",
                    new EventShapes(shapes).all());
        }
        if (answers == null) {
            return Map.of();
        }
        Map<String, Object> one = shapes.of(answers);
        return Map.of("schema", operation.list() ? Shapes.list(one) : one);
    }

    /// Names for programs, from the constants: `SEND_MESSAGE` is `sendMessage`.
    private static Map<Endpoint, String> names() {
        Map<Endpoint, String> names = new LinkedHashMap<>();
        for (Field field : Endpoints.class.getFields()) {
            try {
                if (field.get(null) instanceof Endpoint endpoint) {
                    names.put(endpoint, camel(field.getName()));
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }

    static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }
}
