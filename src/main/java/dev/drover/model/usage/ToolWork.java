package dev.drover.model.usage;

/// What hooks have told of an agent's tools.
///
/// @param calls that ended, well or not
/// @param millis of those whose time was told
public record ToolWork(long calls, long errors, long millis) {
    public static final ToolWork NONE = new ToolWork(0, 0, 0);

    public ToolWork plus(ToolWork other) {
        return new ToolWork(calls + other.calls, errors + other.errors, millis + other.millis);
    }
}
