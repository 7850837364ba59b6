package dev.drover.agents.codex;

import dev.drover.agents.Agent;
import dev.drover.agents.HookAnswers;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.agents.ServedConversations;
import dev.drover.agents.claude.ClaudeEvents;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Codex. What its events mean stands in [CodexEvents], what its processes are in [CodexProcess].
public final class Codex implements Agent {
    public static final String NAME = "codex";

    /// The events that are worth a hook, which are all it has. People must trust each by its place
    /// in the list, so that the order is never changed and new ones go to the end.
    public static final List<String> HOOK_EVENTS =
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
                    "SessionEnd");

    private static final HookBody.Wanted WANTED = ClaudeEvents.WANTED.and(Set.of("status"));

    private static final Set<String> READS =
            Set.of("SessionStart", "UserPromptSubmit", "PostToolUse");

    private final ServedConversations served;

    /// @param codexHome where Codex keeps what is its own
    public Codex(Path codexHome) {
        this.served = new CodexThreads(codexHome);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = HookReports.event(said, call);
        boolean shell = event.equals("PreToolUse") && "Bash".equals(said.text("tool_name"));
        return HookReports.of(
                NAME,
                event,
                said,
                call,
                shell ? said.whole("tool_input.command") : null,
                CodexEvents.facts(event, said));
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return CodexProcess.isSession(process);
    }

    @Override
    public boolean isService(ProcessFacts process) {
        return CodexProcess.isService(process);
    }

    @Override
    public boolean mayBeService(ProcessFacts process) {
        return CodexProcess.mayBeService(process);
    }

    @Override
    public @Nullable String directory(ProcessFacts process) {
        return CodexProcess.directory(process);
    }

    @Override
    public Optional<ServedConversations> served() {
        return Optional.of(served);
    }

    /// Nothing: at some events it takes any output for a decision.
    @Override
    public byte[] silence() {
        return new byte[0];
    }

    @Override
    public Optional<byte[]> denial(String event, String reason) {
        return event.equals("PreToolUse")
                ? Optional.of(HookAnswers.denial(event, reason))
                : Optional.empty();
    }

    @Override
    public boolean takesContext(String event) {
        return READS.contains(event);
    }

    @Override
    public byte[] context(String event, String text) {
        return HookAnswers.context(event, text);
    }
}
