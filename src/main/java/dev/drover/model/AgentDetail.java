package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// What the agent says about itself: program version, model, where it writes its transcript.
public record AgentDetail(
        @Nullable String version, @Nullable String model, @Nullable String transcript) {
    public static final AgentDetail UNKNOWN = new AgentDetail(null, null, null);

    /// What is known of both, `newer` first.
    public AgentDetail mergedWith(AgentDetail newer) {
        AgentDetail merged =
                new AgentDetail(
                        newer.version != null ? newer.version : version,
                        newer.model != null ? newer.model : model,
                        newer.transcript != null ? newer.transcript : transcript);
        return merged.equals(this) ? this : merged;
    }
}
