package dev.drover.model;

/// A process as the tools that end by name see it.
///
/// @param name what the kernel calls it: at most 15 bytes, and often not the program's file name
/// @param group its process group, 0 if unknown
public record LiveProcess(ProcessFacts facts, String name, long group) {
    public long pid() {
        return facts.key().pid();
    }

    /// The whole command line with single spaces, as `pkill -f` and `ps` show it.
    public String line() {
        return facts.command().isEmpty() ? name : String.join(" ", facts.command());
    }
}
