package dev.drover.daemon.usage;

import dev.drover.model.Fact;
import dev.drover.model.Report;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Answers of models that agents tell by their hooks, because they write no transcript that can be
/// followed. Kept here until the next round, so that no hook waits for a disk.
final class ToldAnswers {
    /// More than an hour of them, where no disk takes anything.
    private static final int MOST = 10_000;

    private final List<TokenUse> waiting = new ArrayList<>();

    /// Takes the answer that a report tells of, if it tells one.
    void take(Report report) {
        String session = report.sessionId();
        for (Fact fact : report.facts()) {
            if (session != null && fact instanceof Fact.AnswerUsed answer) {
                add(use(report, session, answer));
            }
        }
    }

    private static TokenUse use(Report report, String session, Fact.AnswerUsed answer) {
        String subagent = report.agentId();
        return new TokenUse(
                report.agent(),
                answer.answer(),
                report.at(),
                session,
                subagent == null ? "" : subagent,
                subagent == null ? "" : "subagent",
                report.cwd() == null ? "" : report.cwd(),
                answer.model(),
                new Tokens(
                        answer.input(),
                        answer.output(),
                        answer.cacheWrite(),
                        0,
                        answer.cacheRead()),
                false);
    }

    private synchronized void add(TokenUse use) {
        if (waiting.size() < MOST) {
            waiting.add(use);
        }
    }

    /// What has come since the last time, as if it had been read; null if nothing has.
    synchronized @Nullable TranscriptBatch next() {
        if (waiting.isEmpty()) {
            return null;
        }
        List<TokenUse> uses = List.copyOf(waiting);
        waiting.clear();
        String agent = uses.getFirst().agent();
        return new TranscriptBatch(
                agent,
                // Answers hang on a file; this one is none.
                new FilePosition("hooks", "", 0, ""),
                uses.getFirst().session(),
                "",
                false,
                uses,
                0,
                0);
    }
}
