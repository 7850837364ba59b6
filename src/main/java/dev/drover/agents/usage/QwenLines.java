package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.time.Instant;

/// Lines of Qwen Code: those of type `assistant` tell what an answer used. The client's telemetry
/// stands between them and tells the same figures again, so it is passed over.
final class QwenLines implements TranscriptReader {
    private static final Names LINE =
            Names.of("uuid", "timestamp", "type", "cwd", "model", "message", "usageMetadata");
    private static final Names TYPE = Names.of("assistant");
    private static final Names MESSAGE = Names.of("parts");
    private static final Names PART = Names.of("functionCall");
    private static final Names USAGE =
            Names.of(
                    "promptTokenCount",
                    "candidatesTokenCount",
                    "totalTokenCount",
                    "cachedContentTokenCount");

    private final JsonSkim skim = new JsonSkim();
    private final String session;

    private String id = "";
    private String at = "";
    private String directory = "";
    private String model = "";
    private int tools;
    private Tokens tokens = Tokens.NONE;

    QwenLines(String session) {
        this.session = session;
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public String subagent() {
        return "";
    }

    /// Each line tells all there is to know.
    @Override
    public String memory() {
        return "";
    }

    @Override
    public void read(LineText text, Instant now, TranscriptFindings found) throws IOException {
        id = "";
        at = "";
        directory = "";
        model = "";
        tools = 0;
        tokens = Tokens.NONE;
        skim.begin(text);
        try {
            if (line()) {
                tell(now, found);
            }
        } catch (BrokenLineException e) {
            found.broken();
        }
    }

    /// @return false as soon as nothing in it can matter
    private boolean line() throws IOException, BrokenLineException {
        if (!skim.object()) {
            throw new BrokenLineException();
        }
        boolean answer = false;
        while (skim.nextKey(LINE)) {
            switch (skim.key()) {
                case "uuid" -> id = skim.text();
                case "timestamp" -> at = skim.text();
                case "type" -> {
                    answer = !skim.word(TYPE).equals(Names.OTHER);
                    if (!answer) {
                        return false;
                    }
                }
                case "cwd" -> directory = skim.text();
                case "model" -> model = skim.text();
                case "message" -> message();
                case "usageMetadata" -> tokens = usage();
                default -> skim.skip();
            }
        }
        skim.end();
        return answer;
    }

    private void message() throws IOException, BrokenLineException {
        if (!skim.object()) {
            return;
        }
        while (skim.nextKey(MESSAGE)) {
            if (!skim.key().equals("parts")) {
                skim.skip();
            } else if (skim.array()) {
                while (skim.nextElement()) {
                    part();
                }
            }
        }
    }

    private void part() throws IOException, BrokenLineException {
        if (skim.object()) {
            while (skim.nextKey(PART)) {
                tools += skim.key().equals("functionCall") ? 1 : 0;
                skim.skip();
            }
        }
    }

    /// What was read from a cache is part of the prompt. Thinking is part of the answer or is not,
    /// as the model's server likes, so the answer is what the whole has more than the prompt.
    private Tokens usage() throws IOException, BrokenLineException {
        long prompt = 0;
        long answer = 0;
        long total = 0;
        long cached = 0;
        if (skim.object()) {
            while (skim.nextKey(USAGE)) {
                switch (skim.key()) {
                    case "promptTokenCount" -> prompt = skim.count();
                    case "candidatesTokenCount" -> answer = skim.count();
                    case "totalTokenCount" -> total = skim.count();
                    case "cachedContentTokenCount" -> cached = skim.count();
                    default -> skim.skip();
                }
            }
        }
        return new Tokens(
                Math.max(0, prompt - cached), Math.max(answer, total - prompt), 0, 0, cached);
    }

    private void tell(Instant now, TranscriptFindings found) throws BrokenLineException {
        Instant when = WrittenTime.of(at, now);
        if (when == null || id.isEmpty()) {
            throw new BrokenLineException();
        }
        found.toolCalls(tools);
        if (tokens.total() > 0) {
            found.use(
                    new TokenUse(
                            QwenTranscript.AGENT,
                            id,
                            when,
                            session,
                            "",
                            "",
                            directory,
                            model.isEmpty() ? "unknown" : model,
                            tokens,
                            false));
        }
    }
}
