package dev.drover.daemon.usage;

import dev.drover.core.usage.Confidence;
import dev.drover.model.Instance;
import dev.drover.model.Source;
import dev.drover.model.usage.AggregateState;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.TelemetryPoint.Kind;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.ToolWork;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts together what the sources say of one instance. One conversation after another is added; the
/// last one is the current one.
final class InstanceFigures {
    private final Instance instance;
    private final LivePrices prices;
    private final Sum all;
    private final List<SourcePair> pairs = new ArrayList<>();
    private @Nullable ToolWork tools;
    private @Nullable Long transcriptTools;
    private @Nullable Double reported;
    private @Nullable ContextUse context;
    private int transcriptSubagents;
    private boolean transcripts;

    InstanceFigures(Instance instance, LivePrices prices) {
        this.instance = instance;
        this.prices = prices;
        this.all = new Sum(prices);
    }

    /// @param pending tools that hooks have told of and that are not in the account yet
    /// @param told for the status line, not in the account yet
    void add(
            Conversation conversation,
            Ledger.@Nullable Account account,
            @Nullable ToolWork pending,
            @Nullable StatusInput told) {
        ConversationFacts facts = account == null ? null : account.facts();
        ToolWork stored = facts == null ? null : facts.tools();
        if (stored != null || pending != null) {
            ToolWork sum = stored == null ? ToolWork.NONE : stored;
            sum = pending == null ? sum : sum.plus(pending);
            tools = tools == null ? sum : tools.plus(sum);
            stored = sum;
        }
        StatusInput status = told != null ? told : facts == null ? null : facts.status();
        context = null;
        if (status != null) {
            Double usd = status.costUsd();
            if (usd != null) {
                reported = (reported == null ? 0 : reported) + usd;
            }
            context = status.context();
        }
        if (account == null || facts == null) {
            return;
        }
        Sum one = prices.sum(account);
        all.add(one);
        transcripts |= !one.isEmpty() || facts.toolUses() != null;
        transcriptSubagents += facts.subagents();
        Long uses = facts.toolUses();
        if (uses != null) {
            transcriptTools = (transcriptTools == null ? 0 : transcriptTools) + uses;
        }
        if (context == null && facts.mainRead() != null) {
            context = new ContextUse(facts.mainRead(), null, null);
        }
        pairs.addAll(Confidence.pairs(facts, stored, status, one.isWhole() ? one.usd() : null));
    }

    /// Sets what the transcript says beside what the agent has exported of the same conversation.
    ///
    /// @param startedAt when the conversation began
    void compare(
            Conversation conversation,
            Ledger.@Nullable Account account,
            TelemetryFigures telemetry,
            Instant startedAt) {
        Sum one = new Sum(prices);
        if (account != null) {
            account.used().forEach(one::add);
        }
        if (one.isEmpty()) {
            return;
        }
        pairs.addAll(
                Confidence.telemetry(
                        telemetry.of(conversation.session(), Kind.TOKENS, startedAt),
                        one.amount().tokens().total(),
                        telemetry.of(conversation.session(), Kind.COST, startedAt),
                        one.isWhole() ? one.usd() : null));
    }

    /// Figures that two sources have reported.
    List<SourcePair> pairs() {
        List<SourcePair> found = new ArrayList<>(pairs);
        if (transcripts) {
            found.addAll(Confidence.subagents(hookSubagents(), transcriptSubagents));
        }
        return found;
    }

    /// What has a price; null if nothing has one.
    @Nullable Double pricedUsd() {
        return all.usd();
    }

    /// Whether everything has one.
    boolean isWhole() {
        return all.isWhole();
    }

    private @Nullable Integer hookSubagents() {
        return instance.sources().containsValue(Source.HOOK) ? instance.subagents().ever() : null;
    }

    InstanceUsage usage() {
        Tokens tokens = all.isEmpty() ? null : all.amount().tokens();
        return new InstanceUsage(
                instance.subagents().live().size(),
                instance.subagents().ever(),
                AggregateState.of(instance),
                tokens,
                all.isWhole() ? all.usd() : null,
                reported,
                tokens == null ? null : all.amount().requests(),
                tools != null ? Long.valueOf(tools.calls()) : transcriptTools,
                tools == null ? null : tools.errors(),
                tools == null ? null : tools.millis(),
                context,
                Confidence.of(pairs()));
    }
}
