package dev.drover.core.usage;

import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.ToolWork;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/// How far to believe figures: by how far the sources agree that report the same one.
public final class Confidence {
    private static final String HOOKS = "hooks";
    private static final String STATUS_LINE = "status line";
    private static final String TRANSCRIPT = "transcript";
    private static final String TELEMETRY = "telemetry";

    private Confidence() {}

    /// 1 less the median of the relative differences.
    ///
    /// @return 0 to 1; null if no figure has two sources
    public static @Nullable Double of(Collection<SourcePair> pairs) {
        if (pairs.isEmpty()) {
            return null;
        }
        double[] differences =
                pairs.stream().mapToDouble(SourcePair::difference).sorted().toArray();
        int middle = differences.length / 2;
        double median =
                differences.length % 2 == 1
                        ? differences[middle]
                        : (differences[middle - 1] + differences[middle]) / 2;
        return Math.max(0, 1 - median);
    }

    /// What two sources say of one conversation.
    ///
    /// @param facts as transcripts have them
    /// @param tools as hooks have them
    /// @param costUsd of its transcript by the price list; null if a part of it has no price
    public static List<SourcePair> pairs(
            ConversationFacts facts,
            @Nullable ToolWork tools,
            @Nullable StatusInput status,
            @Nullable Double costUsd) {
        List<SourcePair> pairs = new ArrayList<>();
        if (status != null) {
            Tokens answer = status.lastAnswer();
            Long read = facts.mainRead();
            if (answer != null && read != null) {
                double told = (double) answer.read();
                add(pairs, "context tokens", STATUS_LINE, told, TRANSCRIPT, (double) read);
            }
            Double reported = status.costUsd();
            if (reported != null && costUsd != null) {
                add(pairs, "cost", STATUS_LINE, reported, TRANSCRIPT, costUsd);
            }
        }
        Long uses = facts.toolUses();
        if (tools != null && uses != null) {
            add(pairs, "tool calls", HOOKS, (double) tools.calls(), TRANSCRIPT, (double) uses);
        }
        return pairs;
    }

    /// What an agent has exported of a conversation, beside its transcript.
    ///
    /// @param tokens as exported; empty if nothing was
    /// @param usd the same in money
    /// @param transcriptUsd by the price list; null if a part has no price
    public static List<SourcePair> telemetry(
            OptionalDouble tokens,
            long transcriptTokens,
            OptionalDouble usd,
            @Nullable Double transcriptUsd) {
        List<SourcePair> pairs = new ArrayList<>();
        if (tokens.isPresent()) {
            double counted = (double) transcriptTokens;
            add(pairs, "tokens", TELEMETRY, tokens.getAsDouble(), TRANSCRIPT, counted);
        }
        if (usd.isPresent() && transcriptUsd != null) {
            add(pairs, "cost", TELEMETRY, usd.getAsDouble(), TRANSCRIPT, transcriptUsd);
        }
        return pairs;
    }

    /// What two sources say of an instance's subagents.
    ///
    /// @param hooks null if hooks have told nothing of this instance
    public static List<SourcePair> subagents(@Nullable Integer hooks, int transcripts) {
        List<SourcePair> pairs = new ArrayList<>();
        if (hooks != null) {
            add(pairs, "subagents", HOOKS, hooks, TRANSCRIPT, transcripts);
        }
        return pairs;
    }

    /// Two that know of nothing agree on nothing.
    private static void add(
            List<SourcePair> pairs,
            String figure,
            String one,
            double oneSays,
            String other,
            double otherSays) {
        if (oneSays != 0 || otherSays != 0) {
            pairs.add(new SourcePair(figure, one, oneSays, other, otherSays));
        }
    }
}
