package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.time.Instant;

/// Lines of Codex. Newer clients record what each answer used; older ones tell a running total
/// again and again, of which the growth counts. What they call the last use is repeated without an
/// answer, so it is never looked at.
final class CodexLines implements TranscriptReader {
    private static final Names LINE = Names.of("timestamp", "type", "payload");
    private static final Names TYPE =
            Names.of(
                    "session_meta",
                    "turn_context",
                    "token_usage_record",
                    "event_msg",
                    "response_item");
    private static final Names PAYLOAD =
            Names.of(
                    "type",
                    "id",
                    "session_id",
                    "thread_id",
                    "turn_id",
                    "response_id",
                    "agent_role",
                    "cwd",
                    "model",
                    "usage",
                    "info");
    private static final Names INFO = Names.of("total_token_usage");
    private static final Names USAGE =
            Names.of(
                    "input_tokens",
                    "cached_input_tokens",
                    "cache_write_input_tokens",
                    "output_tokens");

    /// What the model asks for: `function_call`, `custom_tool_call`, `web_search_call` and more.
    private static final String CALL = "_call";

    private final JsonSkim skim = new JsonSkim();
    private CodexThread thread;

    private String at = "";
    private String kind = "";
    private String id = "";
    private String session = "";
    private String turn = "";
    private String response = "";
    private String role = "";
    private String directory = "";
    private String model = "";
    private Tokens tokens = Tokens.NONE;

    CodexLines(CodexThread thread) {
        this.thread = thread;
    }

    @Override
    public String session() {
        return thread.session();
    }

    @Override
    public String subagent() {
        return thread.isSubagent() ? thread.thread() : "";
    }

    @Override
    public String memory() {
        return thread.memory();
    }

    @Override
    public void read(LineText text, Instant now, TranscriptFindings found) throws IOException {
        at = "";
        skim.begin(text);
        try {
            if (!skim.object()) {
                throw new BrokenLineException();
            }
            String type = Names.OTHER;
            boolean matters = false;
            while (skim.nextKey(LINE)) {
                switch (skim.key()) {
                    case "timestamp" -> at = skim.text();
                    case "type" -> {
                        type = skim.word(TYPE);
                        if (type.equals(Names.OTHER)) {
                            return;
                        }
                    }
                    case "payload" -> {
                        matters = payload(type);
                        if (!matters) {
                            return;
                        }
                    }
                    default -> skim.skip();
                }
            }
            skim.end();
            if (matters) {
                tell(type, now, found);
            }
        } catch (BrokenLineException e) {
            found.broken();
        }
    }

    /// @return false as soon as nothing in it can matter
    private boolean payload(String type) throws IOException, BrokenLineException {
        kind = "";
        id = "";
        session = "";
        turn = "";
        response = "";
        role = "";
        directory = "";
        model = "";
        tokens = Tokens.NONE;
        if (!skim.object()) {
            return false;
        }
        while (skim.nextKey(PAYLOAD)) {
            switch (skim.key()) {
                case "type" -> {
                    kind = skim.text();
                    if (type.equals("event_msg")
                            ? !kind.equals("token_count")
                            : type.equals("response_item") && !kind.endsWith(CALL)) {
                        return false;
                    }
                }
                case "id" -> id = skim.text();
                case "session_id" -> session = skim.text();
                case "turn_id" -> turn = skim.text();
                case "response_id" -> response = skim.text();
                case "agent_role" -> role = skim.text();
                case "cwd" -> directory = skim.text();
                case "model" -> model = skim.text();
                case "usage" -> tokens = usage();
                case "info" -> info();
                default -> skim.skip();
            }
        }
        return true;
    }

    private void info() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(INFO)) {
            if (skim.key().equals("total_token_usage")) {
                tokens = usage();
            } else {
                skim.skip();
            }
        }
    }

    /// What was read from a cache and written to one is part of the input as Codex counts it.
    private Tokens usage() throws IOException, BrokenLineException {
        long input = 0;
        long cached = 0;
        long written = 0;
        long output = 0;
        if (skim.object()) {
            while (skim.nextKey(USAGE)) {
                switch (skim.key()) {
                    case "input_tokens" -> input = skim.count();
                    case "cached_input_tokens" -> cached = skim.count();
                    case "cache_write_input_tokens" -> written = skim.count();
                    case "output_tokens" -> output = skim.count();
                    default -> skim.skip();
                }
            }
        }
        return new Tokens(Math.max(0, input - cached - written), output, written, 0, cached);
    }

    private void tell(String type, Instant now, TranscriptFindings found)
            throws BrokenLineException {
        switch (type) {
            case "session_meta" -> begin();
            case "turn_context" -> thread = thread.at(directory, model);
            case "token_usage_record" -> {
                thread = thread.withRecords();
                tell(turn + ':' + response, tokens, now, found);
            }
            case "event_msg" -> total(now, found);
            default -> {
                if (kind.endsWith(CALL)) {
                    found.toolCalls(1);
                }
            }
        }
    }

    /// The first one tells whose file this is; a fork repeats those of the threads it came from.
    private void begin() throws BrokenLineException {
        if (!thread.thread().isEmpty()) {
            return;
        }
        if (id.isEmpty()) {
            throw new BrokenLineException();
        }
        boolean subagent = !session.isEmpty() && !session.equals(id);
        String agentType = role.isEmpty() ? "subagent" : role;
        thread =
                new CodexThread(
                        subagent ? session : id,
                        id,
                        subagent ? agentType : "",
                        directory,
                        model,
                        thread.recorded(),
                        thread.total());
    }

    private void total(Instant now, TranscriptFindings found) throws BrokenLineException {
        Tokens before = thread.total();
        if (thread.recorded() || tokens.total() == 0 || tokens.equals(before)) {
            return;
        }
        thread = thread.withTotal(tokens);
        // A total that fell was begun anew.
        Tokens more = tokens.holds(before) ? tokens.minus(before) : tokens;
        tell(thread.thread() + ':' + tokens.total(), more, now, found);
    }

    private void tell(String key, Tokens used, Instant now, TranscriptFindings found)
            throws BrokenLineException {
        Instant when = WrittenTime.of(at, now);
        if (when == null || key.startsWith(":") || key.endsWith(":")) {
            throw new BrokenLineException();
        }
        found.use(
                new TokenUse(
                        CodexRollout.AGENT,
                        key,
                        when,
                        thread.session(),
                        subagent(),
                        thread.agentType(),
                        thread.directory(),
                        thread.model().isEmpty() ? "unknown" : thread.model(),
                        used,
                        false));
    }
}
