package dev.drover.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hook events in the shape in which Claude Code sends them.
final class DemoEvents {
    private DemoEvents() {}

    static Map<String, Object> sessionStart(String source) {
        return event("SessionStart", "source", source, "model", "claude-demo");
    }

    static Map<String, Object> sessionEnd(String reason) {
        return event("SessionEnd", "reason", reason);
    }

    static Map<String, Object> prompt(String text) {
        return event("UserPromptSubmit", "prompt", text);
    }

    static Map<String, Object> before(String tool, String what) {
        return event(
                "PreToolUse",
                "tool_name",
                tool,
                "tool_input",
                input(tool, what),
                "tool_use_id",
                id(what));
    }

    static Map<String, Object> after(String tool, String what) {
        return event(
                "PostToolUse",
                "tool_name",
                tool,
                "tool_input",
                input(tool, what),
                "tool_response",
                Map.of("stdout", "", "stderr", "", "interrupted", false),
                "tool_use_id",
                id(what),
                "duration_ms",
                140);
    }

    static Map<String, Object> permission(String tool, String what) {
        return event("PermissionRequest", "tool_name", tool, "tool_input", input(tool, what));
    }

    static Map<String, Object> question(String text) {
        return event(
                "PreToolUse",
                "tool_name",
                "AskUserQuestion",
                "tool_input",
                Map.of("questions", List.of(Map.of("question", text))),
                "tool_use_id",
                id(text));
    }

    static Map<String, Object> answered(String text) {
        return event(
                "PostToolUse",
                "tool_name",
                "AskUserQuestion",
                "tool_input",
                Map.of("questions", List.of(Map.of("question", text))),
                "tool_response",
                Map.of(),
                "tool_use_id",
                id(text));
    }

    static Map<String, Object> subagentStart(String id, String type) {
        return event("SubagentStart", "agent_id", id, "agent_type", type);
    }

    static Map<String, Object> subagentStop(String id, String type) {
        return event(
                "SubagentStop", "agent_id", id, "agent_type", type, "background_tasks", List.of());
    }

    static Map<String, Object> stop(String last) {
        return event(
                "Stop",
                "stop_hook_active",
                false,
                "last_assistant_message",
                last,
                "background_tasks",
                List.of());
    }

    /// The turn is over, but a task goes on.
    static Map<String, Object> stopWithTask(String last, String task) {
        return event(
                "Stop",
                "stop_hook_active",
                false,
                "last_assistant_message",
                last,
                "background_tasks",
                List.of(
                        Map.of(
                                "id", "bash_1",
                                "type", "shell",
                                "status", "running",
                                "description", task,
                                "command", task)));
    }

    static Map<String, Object> failure(String error) {
        return event("StopFailure", "error", error);
    }

    static Map<String, Object> compacting() {
        return event("PreCompact", "trigger", "auto");
    }

    static Map<String, Object> compacted() {
        return event("PostCompact", "trigger", "auto", "compact_summary", "as before, but short");
    }

    private static Map<String, Object> input(String tool, String what) {
        return switch (tool) {
            case "Bash" -> Map.of("command", what);
            case "Grep", "Glob" -> Map.of("pattern", what);
            case "WebFetch" -> Map.of("url", what);
            default -> Map.of("file_path", what);
        };
    }

    private static String id(String what) {
        return "toolu_demo_" + Integer.toHexString(what.hashCode());
    }

    /// @param members names and values in turn
    private static Map<String, Object> event(String name, Object... members) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("hook_event_name", name);
        for (int i = 0; i < members.length; i += 2) {
            event.put(members[i].toString(), members[i + 1]);
        }
        return event;
    }
}
