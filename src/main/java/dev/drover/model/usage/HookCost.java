package dev.drover.model.usage;

/// What hooks under one name have cost.
///
/// @param own one of Drover's own, named after its event; else timed by `drover timed`
/// @param micros all runs together
public record HookCost(boolean own, String name, long runs, long micros) {
    public HookCost plus(HookCost more) {
        return new HookCost(own, name, runs + more.runs, micros + more.micros);
    }
}
