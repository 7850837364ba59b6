package dev.drover.agents.usage;

import dev.drover.agents.claude.ClaudeCode;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.time.Instant;

/// Lines of Claude Code: those of type `assistant` tell what an answer used. The same figures stand
/// on every line of one answer, and again wherever a conversation was forked, so an answer is known
/// by its own id and that of the request.
final class ClaudeLines implements TranscriptReader {
    private static final Names LINE =
            Names.of(
                    "type",
                    "message",
                    "isSidechain",
                    "requestId",
                    "timestamp",
                    "sessionId",
                    "agentId",
                    "attributionAgent",
                    "cwd",
                    "uuid");
    private static final Names MESSAGE = Names.of("role", "id", "model", "content", "usage");
    private static final Names ROLE_OR_TYPE = Names.of("assistant", "tool_use");
    private static final Names CONTENT = Names.of("type");
    private static final Names USAGE =
            Names.of(
                    "input_tokens",
                    "output_tokens",
                    "cache_creation_input_tokens",
                    "cache_read_input_tokens",
                    "cache_creation");
    private static final Names CACHE =
            Names.of("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens");

    /// What the client calls its own words, which no model has said.
    private static final String NO_MODEL = "<synthetic>";

    private final JsonSkim skim = new JsonSkim();
    private final String subagent;
    private final String agentType;
    private String session;

    private String answer = "";
    private String request = "";
    private String line = "";
    private String model = "";
    private String at = "";
    private String lineSession = "";
    private String lineSubagent = "";
    private String lineType = "";
    private String directory = "";
    private boolean isAnswer;
    private boolean sidechain;
    private boolean told;
    private int tools;
    private long input;
    private long output;
    private long written;
    private long writtenForMinutes;
    private long writtenForAnHour;
    private long read;

    /// @param session empty if the lines tell it
    /// @param subagent empty in the conversation proper
    ClaudeLines(String session, String subagent, String agentType) {
        this.session = session;
        this.subagent = subagent;
        this.agentType = agentType;
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public String subagent() {
        return subagent;
    }

    /// Each line tells all there is to know.
    @Override
    public String memory() {
        return "";
    }

    @Override
    public void read(LineText text, Instant now, TranscriptFindings found) throws IOException {
        forget();
        skim.begin(text);
        try {
            if (line() && isAnswer) {
                tell(now, found);
            }
        } catch (BrokenLineException e) {
            found.broken();
        }
    }

    private void forget() {
        answer = "";
        request = "";
        line = "";
        model = "";
        at = "";
        lineSession = "";
        lineSubagent = "";
        lineType = "";
        directory = "";
        isAnswer = false;
        sidechain = false;
        told = false;
        tools = 0;
        input = 0;
        output = 0;
        written = 0;
        writtenForMinutes = 0;
        writtenForAnHour = 0;
        read = 0;
    }

    /// @return false as soon as it is no answer
    private boolean line() throws IOException, BrokenLineException {
        if (!skim.object()) {
            throw new BrokenLineException();
        }
        while (skim.nextKey(LINE)) {
            switch (skim.key()) {
                case "type" -> {
                    isAnswer = skim.word(ROLE_OR_TYPE).equals("assistant");
                    if (!isAnswer) {
                        return false;
                    }
                }
                case "message" -> {
                    if (!message()) {
                        return false;
                    }
                }
                case "isSidechain" -> sidechain = skim.isTrue();
                case "requestId" -> request = skim.text();
                case "timestamp" -> at = skim.text();
                case "sessionId" -> lineSession = skim.text();
                case "agentId" -> lineSubagent = skim.text();
                case "attributionAgent" -> lineType = skim.text();
                case "cwd" -> directory = skim.text();
                case "uuid" -> line = uuid();
                default -> skim.skip();
            }
        }
        skim.end();
        return true;
    }

    /// Names an answer that has no name of its own.
    private String uuid() throws IOException, BrokenLineException {
        if (answer.isEmpty()) {
            return skim.text();
        }
        skim.skip();
        return "";
    }

    private boolean message() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return true;
        }
        while (skim.nextKey(MESSAGE)) {
            switch (skim.key()) {
                case "role" -> {
                    if (!skim.word(ROLE_OR_TYPE).equals("assistant")) {
                        return false;
                    }
                }
                case "id" -> answer = skim.text();
                case "model" -> model = skim.text();
                case "content" -> content();
                case "usage" -> usage();
                default -> skim.skip();
            }
        }
        return true;
    }

    private void content() throws IOException, BrokenLineException {
        if (!skim.array()) {
            return;
        }
        while (skim.nextElement()) {
            if (skim.object()) {
                while (skim.nextKey(CONTENT)) {
                    if (skim.key().equals("type")) {
                        tools += skim.word(ROLE_OR_TYPE).equals("tool_use") ? 1 : 0;
                    } else {
                        skim.skip();
                    }
                }
            }
        }
    }

    private void usage() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        told = true;
        while (skim.nextKey(USAGE)) {
            switch (skim.key()) {
                case "input_tokens" -> input = skim.count();
                case "output_tokens" -> output = skim.count();
                case "cache_creation_input_tokens" -> written = skim.count();
                case "cache_read_input_tokens" -> read = skim.count();
                case "cache_creation" -> cache();
                default -> skim.skip();
            }
        }
    }

    private void cache() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(CACHE)) {
            switch (skim.key()) {
                case "ephemeral_5m_input_tokens" -> writtenForMinutes = skim.count();
                case "ephemeral_1h_input_tokens" -> writtenForAnHour = skim.count();
                default -> skim.skip();
            }
        }
    }

    private void tell(Instant now, TranscriptFindings found) throws BrokenLineException {
        if (session.isEmpty()) {
            session = lineSession;
        }
        if (tools > 0) {
            found.toolCalls(tools);
        }
        if (!told || model.equals(NO_MODEL)) {
            return;
        }
        Instant when = WrittenTime.of(at, now);
        String name = answer.isEmpty() ? line : answer;
        if (when == null || name.isEmpty()) {
            throw new BrokenLineException();
        }
        String mine = lineSubagent.isEmpty() ? subagent : lineSubagent;
        String kind = agentType.isEmpty() ? lineType : agentType;
        found.use(
                new TokenUse(
                        ClaudeCode.NAME,
                        name + ':' + request,
                        when,
                        lineSession.isEmpty() ? session : lineSession,
                        mine,
                        mine.isEmpty() ? "" : kind,
                        directory,
                        model.isEmpty() ? "unknown" : model,
                        tokens(),
                        sidechain));
    }

    /// What was written to a cache is told as a whole and, by newer clients, in its two parts.
    private Tokens tokens() {
        return new Tokens(
                input,
                output,
                Math.max(writtenForMinutes, written - writtenForAnHour),
                writtenForAnHour,
                read);
    }
}
