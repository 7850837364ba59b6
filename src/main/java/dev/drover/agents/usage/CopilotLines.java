package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.time.Instant;

/// Lines of Copilot CLI: what each answer used, which tools were run, and that the person stopped
/// the turn, which no hook tells.
final class CopilotLines implements TranscriptReader {
    private static final String STARTED = "session.start";
    private static final String SUBAGENT = "subagent.started";
    private static final String USED = "session.usage_record";
    private static final String TOOL = "tool.execution_start";
    private static final String STOPPED = "abort";

    private static final Names LINE = Names.of("type", "data", "agentId", "id", "timestamp");
    private static final Names TYPE = Names.of(STARTED, SUBAGENT, USED, TOOL, STOPPED);
    private static final Names DATA = Names.of("usage", "context", "agentName");
    private static final Names CONTEXT = Names.of("cwd");
    private static final Names USAGE =
            Names.of("model", "inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens");

    private final JsonSkim skim = new JsonSkim();
    private final String session;
    private CopilotThread thread;

    private String id = "";
    private String at = "";
    private String agent = "";
    private String agentName = "";
    private String directory = "";
    private String model = "";
    private Tokens tokens = Tokens.NONE;

    CopilotLines(String session, CopilotThread thread) {
        this.session = session;
        this.thread = thread;
    }

    @Override
    public String session() {
        return session;
    }

    /// One file holds them all; each line tells whose it is.
    @Override
    public String subagent() {
        return "";
    }

    @Override
    public String memory() {
        return thread.memory();
    }

    @Override
    public void read(LineText text, Instant now, TranscriptFindings found) throws IOException {
        clear();
        skim.begin(text);
        try {
            if (!skim.object()) {
                throw new BrokenLineException();
            }
            String type = Names.OTHER;
            while (skim.nextKey(LINE)) {
                switch (skim.key()) {
                    case "type" -> {
                        type = skim.word(TYPE);
                        if (type.equals(Names.OTHER)) {
                            return;
                        }
                    }
                    case "data" -> data();
                    case "agentId" -> agent = skim.text();
                    case "id" -> id = skim.text();
                    case "timestamp" -> at = skim.text();
                    default -> skim.skip();
                }
            }
            skim.end();
            tell(type, now, found);
        } catch (BrokenLineException e) {
            found.broken();
        }
    }

    private void clear() {
        id = "";
        at = "";
        agent = "";
        agentName = "";
        directory = "";
        model = "";
        tokens = Tokens.NONE;
    }

    private void data() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(DATA)) {
            switch (skim.key()) {
                case "usage" -> usage();
                case "context" -> context();
                case "agentName" -> agentName = skim.text();
                default -> skim.skip();
            }
        }
    }

    private void context() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(CONTEXT)) {
            if (skim.key().equals("cwd")) {
                directory = skim.text();
            } else {
                skim.skip();
            }
        }
    }

    /// What was read from a cache and written to one is part of the input as Copilot counts it.
    private void usage() throws IOException, BrokenLineException {
        long input = 0;
        long output = 0;
        long read = 0;
        long written = 0;
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(USAGE)) {
            switch (skim.key()) {
                case "model" -> model = skim.text();
                case "inputTokens" -> input = skim.count();
                case "outputTokens" -> output = skim.count();
                case "cacheReadTokens" -> read = skim.count();
                case "cacheWriteTokens" -> written = skim.count();
                default -> skim.skip();
            }
        }
        tokens = new Tokens(Math.max(0, input - read - written), output, written, 0, read);
    }

    private void tell(String type, Instant now, TranscriptFindings found)
            throws BrokenLineException {
        switch (type) {
            case STARTED -> thread = thread.in(directory);
            case SUBAGENT -> thread = thread.with(agent, agentName);
            case TOOL -> found.toolCalls(1);
            case STOPPED -> {
                if (agent.isEmpty()) {
                    found.stopped(written(now));
                }
            }
            case USED -> used(now, found);
            default -> throw new BrokenLineException();
        }
    }

    private void used(Instant now, TranscriptFindings found) throws BrokenLineException {
        if (id.isEmpty()) {
            throw new BrokenLineException();
        }
        found.use(
                new TokenUse(
                        CopilotTranscript.AGENT,
                        id,
                        written(now),
                        session,
                        agent,
                        agent.isEmpty() ? "" : thread.agentTypes().getOrDefault(agent, "subagent"),
                        thread.directory(),
                        model.isEmpty() ? "unknown" : model,
                        tokens,
                        false));
    }

    private Instant written(Instant now) throws BrokenLineException {
        Instant when = WrittenTime.of(at, now);
        if (when == null) {
            throw new BrokenLineException();
        }
        return when;
    }
}
