package dev.drover.model;

/// What Drover has won back on one day.
///
/// @param day in the user's time zone, such as `2026-11-20`
/// @param processes how many it ended
/// @param memoryBytes resident memory that they had held
public record Saved(String day, long processes, long memoryBytes) {
    public static Saved nothing(String day) {
        return new Saved(day, 0, 0);
    }

    public Saved plus(long moreProcesses, long moreBytes) {
        return new Saved(day, processes + moreProcesses, memoryBytes + moreBytes);
    }
}
