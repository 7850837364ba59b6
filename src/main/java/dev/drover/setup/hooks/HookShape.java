package dev.drover.setup.hooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an agent writes its hooks down.
///
/// @param grouped whether an event has groups with a list of hooks each, or the hooks themselves
/// @param command the name of the member with the command
/// @param typed whether a hook says that it is a command
/// @param timeout the name of the member with the time-out, empty if there is none
/// @param version whether the file has a version, which is 1
/// @param last whether a new entry goes behind those that are there, because the agent remembers
/// entries by their place
public record HookShape(
        boolean grouped,
        String command,
        boolean typed,
        String timeout,
        boolean version,
        boolean last) {
    public static final HookShape CLAUDE =
            new HookShape(true, "command", true, "timeout", false, false);
    public static final HookShape CODEX =
            new HookShape(true, "command", true, "timeout", false, true);
    public static final HookShape COPILOT =
            new HookShape(false, "bash", true, "timeoutSec", true, false);
    public static final HookShape CURSOR = new HookShape(false, "command", false, "", true, false);

    /// The value of one hook.
    Map<String, Object> entry(HookEvent event) {
        Map<String, Object> hook = new LinkedHashMap<>();
        if (typed) {
            hook.put("type", "command");
        }
        hook.put(command, event.command());
        if (!timeout.isEmpty() && event.timeout() != null) {
            hook.put(timeout, event.timeout());
        }
        return grouped ? Map.of("hooks", List.of(hook)) : hook;
    }

    /// A whole file.
    Map<String, Object> file(List<HookEvent> events) {
        Map<String, Object> file = new LinkedHashMap<>();
        if (version) {
            file.put("version", 1);
        }
        file.put(HookFile.HOOKS, hooks(events));
        return file;
    }

    Map<String, Object> hooks(List<HookEvent> events) {
        Map<String, Object> hooks = new LinkedHashMap<>();
        events.forEach(event -> hooks.put(event.name(), List.of(entry(event))));
        return hooks;
    }
}
