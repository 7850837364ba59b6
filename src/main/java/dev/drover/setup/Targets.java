package dev.drover.setup;

import dev.drover.setup.hooks.HookShape;
import dev.drover.setup.text.JsonText;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All that setup can put Drover into. A new agent has its line here; which of its events are
/// listened to is the business of its class in `agents`, and a test holds the two together.
final class Targets {
    static final String CLAUDE_CODE = "claude-code";

    /// Drover's tools, for all agents that are here; with `-` and an agent's name for one.
    static final String MCP = "mcp";

    private static final AgentEvents CLAUDE =
            new AgentEvents(
                    List.of(
                            "SessionStart",
                            "UserPromptSubmit",
                            "PreToolUse",
                            "PostToolUse",
                            "PostToolUseFailure",
                            "PermissionRequest",
                            "Notification",
                            "Stop",
                            "StopFailure",
                            "SubagentStart",
                            "SubagentStop",
                            "PreCompact",
                            "PostCompact",
                            "SessionEnd"),
                    1,
                    "SessionEnd",
                    List.of("SessionEnd"),
                    List.of("WorktreeCreate", "WorktreeRemove"),
                    "session_id");

    private static final AgentEvents CODEX =
            new AgentEvents(
                    List.of(
                            "SessionStart",
                            "UserPromptSubmit",
                            "PreModelRequest",
                            "PostModelRequest",
                            "PreToolUse",
                            "PermissionRequest",
                            "PostToolUse",
                            "PreCompact",
                            "PostCompact",
                            "SubagentStart",
                            "SubagentStop",
                            "Stop",
                            "Interrupt",
                            "SessionEnd"),
                    1,
                    "SessionEnd",
                    List.of("Interrupt", "SessionEnd"),
                    List.of(),
                    "session_id");

    private static final AgentEvents GEMINI =
            new AgentEvents(
                    List.of(
                            "SessionStart",
                            "BeforeAgent",
                            "BeforeTool",
                            "AfterTool",
                            "Notification",
                            "AfterAgent",
                            "SessionEnd"),
                    1000,
                    "SessionEnd",
                    List.of(),
                    List.of(),
                    "session_id");

    private static final AgentEvents QWEN =
            new AgentEvents(
                    List.of(
                            "SessionStart",
                            "UserPromptSubmit",
                            "PreToolUse",
                            "PostToolUse",
                            "PostToolUseFailure",
                            "PermissionRequest",
                            "Notification",
                            "Stop",
                            "StopFailure",
                            "SubagentStart",
                            "SubagentStop",
                            "PreCompact",
                            "PostCompact",
                            "SessionEnd"),
                    1000,
                    "SessionEnd",
                    List.of(),
                    List.of(),
                    "session_id");

    private static final AgentEvents COPILOT =
            new AgentEvents(
                    List.of(
                            "sessionStart",
                            "userPromptSubmitted",
                            "postToolUse",
                            "postToolUseFailure",
                            "notification",
                            "agentStop",
                            "subagentStart",
                            "subagentStop",
                            "errorOccurred",
                            "sessionEnd"),
                    1,
                    "sessionEnd",
                    List.of(),
                    List.of(),
                    "sessionId");

    private static final AgentEvents CURSOR =
            new AgentEvents(
                    List.of("beforeSubmitPrompt", "afterFileEdit", "stop"),
                    1,
                    "",
                    List.of(),
                    List.of(),
                    "conversation_id");

    private static final HookTarget CLAUDE_HOOKS =
            new HookTarget(
                    CLAUDE_CODE,
                    "Claude Code",
                    "claude",
                    ground -> ground.directory("CLAUDE_CONFIG_DIR", ".claude"),
                    "settings.json",
                    HookShape.CLAUDE,
                    CLAUDE,
                    List.of());

    private static final HookTarget CODEX_HOOKS =
            new HookTarget(
                    "codex",
                    "Codex",
                    "codex",
                    ground -> ground.directory("CODEX_HOME", ".codex"),
                    "hooks.json",
                    HookShape.CODEX,
                    CODEX,
                    List.of(
                            "Codex runs new hooks only after you have trusted them: start"
                                    + " `codex` in a terminal, it asks once."));

    private static final HookTarget GEMINI_HOOKS =
            new HookTarget(
                    "gemini",
                    "Gemini CLI",
                    "gemini",
                    ground -> ground.home().resolve(".gemini"),
                    "settings.json",
                    HookShape.CLAUDE,
                    GEMINI,
                    List.of());

    private static final HookTarget QWEN_HOOKS =
            new HookTarget(
                    "qwen",
                    "Qwen Code",
                    "qwen",
                    ground -> ground.home().resolve(".qwen"),
                    "settings.json",
                    HookShape.CLAUDE,
                    QWEN,
                    List.of());

    private static final HookTarget CURSOR_HOOKS =
            new HookTarget(
                    "cursor",
                    "Cursor",
                    "cursor",
                    ground -> ground.home().resolve(".cursor"),
                    "hooks.json",
                    HookShape.CURSOR,
                    CURSOR,
                    List.of());

    static final List<Target> ALL =
            List.of(
                    CLAUDE_HOOKS,
                    CODEX_HOOKS,
                    GEMINI_HOOKS,
                    QWEN_HOOKS,
                    new HookTarget(
                            "copilot",
                            "Copilot CLI",
                            "copilot",
                            ground -> ground.directory("COPILOT_HOME", ".copilot"),
                            "hooks/drover.json",
                            HookShape.COPILOT,
                            COPILOT,
                            List.of()),
                    CURSOR_HOOKS,
                    new OwnFileTarget(
                            "opencode",
                            "OpenCode",
                            Targets::hasOpenCode,
                            Targets::hasOpenCode,
                            ground -> openCode(ground).resolve("plugins").resolve("drover.js"),
                            "// ",
                            Targets::plugin,
                            List.of("OpenCode loads a new plugin at its next start.")),
                    new StatusLineTarget(CLAUDE_HOOKS),
                    new ServerTarget(CLAUDE_HOOKS, Targets::claudeServers, "stdio", false),
                    new CodexServerTarget(CODEX_HOOKS),
                    new ServerTarget(GEMINI_HOOKS, GEMINI_HOOKS::file, null, true),
                    new ServerTarget(QWEN_HOOKS, QWEN_HOOKS::file, null, true),
                    new ServerTarget(
                            CURSOR_HOOKS,
                            ground -> ground.home().resolve(".cursor").resolve("mcp.json"),
                            null,
                            false),
                    new ShareTarget("share", "Claude Code", Targets::claudeServers),
                    new ShareTarget("share-gemini", "Gemini CLI", GEMINI_HOOKS::file),
                    new ShareTarget("share-qwen", "Qwen Code", QWEN_HOOKS::file),
                    new ShareTarget(
                            "share-cursor",
                            "Cursor",
                            ground -> ground.home().resolve(".cursor").resolve("mcp.json")),
                    new ShareTarget(
                            "share-copilot",
                            "Copilot CLI",
                            ground ->
                                    ground.directory("COPILOT_HOME", ".copilot")
                                            .resolve("mcp-config.json")),
                    new TmuxTarget(),
                    new OwnFileTarget(
                            "autostart",
                            "Start with the desktop",
                            ground -> false,
                            ground -> true,
                            ground ->
                                    ground.config().resolve("autostart").resolve("drover.desktop"),
                            "# ",
                            Targets::desktopEntry,
                            List.of("The next login to a desktop starts Drover's icon.")));

    private Targets() {}

    static Optional<Target> named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Target::name).toList();
    }

    /// It moves along only where the whole directory has been moved.
    private static Path claudeServers(Ground ground) {
        return ground.directory("CLAUDE_CONFIG_DIR", "").resolve(".claude.json");
    }

    private static Path openCode(Ground ground) {
        return ground.config().resolve("opencode");
    }

    private static boolean hasOpenCode(Ground ground) {
        return Files.isDirectory(openCode(ground)) || ground.hasProgram("opencode");
    }

    private static String plugin(Ground ground) {
        return resource("opencode/drover.js")
                .replace("@DROVER_CLIENT@", JsonText.inside(ground.client().toString()));
    }

    private static String desktopEntry(Ground ground) {
        Function<String, String> escaped =
                path -> path.replaceAll("([\"`$\\\\])", "\\\\\\\\$1").replace("%", "%%");
        return resource("autostart/drover.desktop")
                .replace("@APP@", escaped.apply(ground.app().toString()));
    }

    private static String resource(String name) {
        try (InputStream in = Targets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this installation lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
