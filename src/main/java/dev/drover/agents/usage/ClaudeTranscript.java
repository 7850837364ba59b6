package dev.drover.agents.usage;

import dev.drover.agents.claude.ClaudeCode;

import java.nio.file.Path;
import java.util.Map;

/// Claude Code: `projects/SLUG/SESSION.jsonl`, and what its subagents wrote below
/// `projects/SLUG/SESSION/subagents/`. What a line says is read by {@link ClaudeLines}.
public final class ClaudeTranscript implements TranscriptFormat {
    private static final String LINES = ".jsonl";

    private static final Path SUBAGENTS = Path.of("subagents");

    /// A subagent's file is called by this and its id.
    private static final String SUBAGENT = "agent-";

    /// `SLUG/SESSION/subagents/`, and a few levels for those that are grouped.
    private static final int DEEPEST = 6;

    private final Path root;

    /// @param environment of the user; `CLAUDE_CONFIG_DIR` moves what Claude Code keeps
    public ClaudeTranscript(Path userHome, Map<String, String> environment) {
        this.root =
                Moved.directory(environment, "CLAUDE_CONFIG_DIR", userHome.resolve(".claude"))
                        .resolve("projects");
    }

    @Override
    public String agent() {
        return ClaudeCode.NAME;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public boolean leadsOn(Path below) {
        int depth = below.getNameCount();
        return depth <= 2 || (depth < DEEPEST && below.getName(2).equals(SUBAGENTS));
    }

    @Override
    public boolean isTranscript(Path below) {
        int depth = below.getNameCount();
        String name = String.valueOf(below.getFileName());
        if (!name.endsWith(LINES) || depth > DEEPEST) {
            return false;
        }
        return depth == 2
                || (depth > 3 && below.getName(2).equals(SUBAGENTS) && name.startsWith(SUBAGENT));
    }

    @Override
    public TranscriptReader reader(Path below, String memory) {
        String name = String.valueOf(below.getFileName());
        String bare = name.substring(0, name.length() - LINES.length());
        String subagent = bare.startsWith(SUBAGENT) ? bare.substring(SUBAGENT.length()) : "";
        if (below.getNameCount() == 2) {
            // Older clients kept subagents here as well; their lines name the conversation.
            return new ClaudeLines(subagent.isEmpty() ? bare : "", subagent, "");
        }
        Path described = root.resolve(below).resolveSibling(bare + ".meta.json");
        return new ClaudeLines(
                below.getName(1).toString(), subagent, SubagentType.writtenIn(described));
    }
}
