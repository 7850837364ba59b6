package dev.drover.agents.usage;

import dev.drover.agents.ErrorText;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.time.Instant;

/// Lines of Gemini CLI. An answer is written again with each tool that it asked for, and once more
/// where the conversation is gone on with, under the same id. What is set anew as a whole (after a
/// compression, or a turn that was cancelled) tells of no use.
final class GeminiLines implements TranscriptReader {
    private static final Names LINE =
            Names.of(
                    "sessionId",
                    "id",
                    "timestamp",
                    "type",
                    "content",
                    "tokens",
                    "model",
                    "toolCalls");
    private static final Names TYPE = Names.of("gemini", "info", "error");
    private static final Names TOKENS = Names.of("input", "output", "cached", "thoughts", "tool");

    /// What it writes where a person has ended the turn; hooks tell nothing of it.
    private static final String CANCELLED = "Request cancelled.";

    private final JsonSkim skim = new JsonSkim();
    private final String parent;
    private final String directory;
    private GeminiThread thread;

    private String begun = "";
    private String id = "";
    private String at = "";
    private String type = "";
    private String content = "";
    private String model = "";
    private int tools;
    private Tokens tokens = Tokens.NONE;

    /// @param parent the conversation that a subagent works for; empty in the conversation itself
    GeminiLines(String parent, String directory, GeminiThread thread) {
        this.parent = parent;
        this.directory = directory;
        this.thread = thread;
    }

    @Override
    public String session() {
        return parent.isEmpty() ? thread.session() : parent;
    }

    @Override
    public String subagent() {
        return parent.isEmpty() ? "" : thread.session();
    }

    @Override
    public String memory() {
        return thread.memory();
    }

    @Override
    public void read(LineText text, Instant now, TranscriptFindings found) throws IOException {
        begun = "";
        id = "";
        at = "";
        type = "";
        content = "";
        model = "";
        tools = 0;
        tokens = Tokens.NONE;
        skim.begin(text);
        try {
            line();
            tell(now, found);
        } catch (BrokenLineException e) {
            found.broken();
        }
    }

    private void line() throws IOException, BrokenLineException {
        if (!skim.object()) {
            throw new BrokenLineException();
        }
        while (skim.nextKey(LINE)) {
            switch (skim.key()) {
                case "sessionId" -> begun = skim.text();
                case "id" -> id = skim.text();
                case "timestamp" -> at = skim.text();
                case "type" -> type = skim.word(TYPE);
                case "content" -> content();
                case "tokens" -> tokens = tokens();
                case "model" -> model = skim.text();
                case "toolCalls" -> tools = elements();
                default -> skim.skip();
            }
        }
        skim.end();
    }

    /// Only the client's own words are wanted, which are short.
    private void content() throws IOException, BrokenLineException {
        if (type.equals("info") || type.equals("error")) {
            content = skim.text();
        } else {
            skim.skip();
        }
    }

    private int elements() throws IOException, BrokenLineException {
        int count = 0;
        if (skim.array()) {
            while (skim.nextElement()) {
                count++;
                skim.skip();
            }
        }
        return count;
    }

    /// What was read from a cache is part of the input; thinking is no part of the output.
    private Tokens tokens() throws IOException, BrokenLineException {
        long input = 0;
        long output = 0;
        long cached = 0;
        if (skim.object()) {
            while (skim.nextKey(TOKENS)) {
                switch (skim.key()) {
                    case "input", "tool" -> input += skim.count();
                    case "output", "thoughts" -> output += skim.count();
                    case "cached" -> cached = skim.count();
                    default -> skim.skip();
                }
            }
        }
        return new Tokens(Math.max(0, input - cached), output, 0, 0, cached);
    }

    private void tell(Instant now, TranscriptFindings found) throws BrokenLineException {
        if (!begun.isEmpty() && thread.session().isEmpty()) {
            thread = new GeminiThread(begun, "", 0);
        }
        switch (type) {
            case "gemini" -> answer(now, found);
            case "info" -> {
                if (content.equals(CANCELLED) && parent.isEmpty()) {
                    found.stopped(when(now));
                }
            }
            case "error" -> {
                if (parent.isEmpty()) {
                    found.failed(when(now), content.isEmpty() ? "failed" : ErrorText.of(content));
                }
            }
            default -> {
                // what a person said, or nothing that is counted
            }
        }
    }

    private void answer(Instant now, TranscriptFindings found) throws BrokenLineException {
        if (id.isEmpty()) {
            throw new BrokenLineException();
        }
        int before = thread.answer().equals(id) ? thread.tools() : 0;
        if (tools > before) {
            found.toolCalls(tools - before);
            thread = new GeminiThread(thread.session(), id, tools);
        }
        if (tokens.total() > 0) {
            found.use(
                    new TokenUse(
                            GeminiTranscript.AGENT,
                            id,
                            when(now),
                            session(),
                            subagent(),
                            parent.isEmpty() ? "" : "subagent",
                            directory,
                            model.isEmpty() ? "unknown" : model,
                            tokens,
                            false));
        }
    }

    private Instant when(Instant now) throws BrokenLineException {
        Instant when = WrittenTime.of(at, now);
        if (when == null) {
            throw new BrokenLineException();
        }
        return when;
    }
}
