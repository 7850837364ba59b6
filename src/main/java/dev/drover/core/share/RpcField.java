package dev.drover.core.share;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What is looked at in a message, by its path.
public enum RpcField {
    VERSION("jsonrpc"),
    ID("id"),
    METHOD("method"),
    PARAMS("params"),
    RESULT("result"),
    ERROR("error"),
    /// A request asks for progress under this name.
    WANTED_TOKEN("params _meta progressToken"),
    /// Progress comes under that name.
    TOKEN("params progressToken"),
    /// What is cancelled.
    REQUEST("params requestId"),
    URI("params uri"),
    LEVEL("params level"),
    TASK("params taskId"),
    RELATED_TASK("params _meta io.modelcontextprotocol/related-task taskId"),
    PROTOCOL("params protocolVersion"),
    CAPABILITIES("params capabilities"),
    ROOTS_CAPABILITY("params capabilities roots"),
    CLIENT("params clientInfo name"),
    NEW_TASK("result task taskId"),
    ROOTS("result roots"),
    SERVER_CAPABILITIES("result capabilities"),
    EXPERIMENTAL("result capabilities experimental"),
    TOOLS("result capabilities tools"),
    PROMPTS("result capabilities prompts"),
    RESOURCES("result capabilities resources"),
    LOGGING("result capabilities logging");

    /// A name on the way to fields.
    static final class Step {
        final Map<String, Step> next = new HashMap<>();
        @Nullable RpcField field;
    }

    static final Step TOP = steps();

    private final String path;

    /// @param path names, parted by a space
    RpcField(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    private static Step steps() {
        Step top = new Step();
        for (RpcField field : values()) {
            Step at = top;
            for (String name : field.path.split(" ", -1)) {
                at = at.next.computeIfAbsent(name, n -> new Step());
            }
            at.field = field;
        }
        return top;
    }
}
