package dev.drover.daemon.usage;

/// Takes what was read of transcripts, and makes it durable together with the position.
/// Called by more than one thread.
@FunctionalInterface
public interface UsageSink {
    /// May wait while there is too much to write; returns before it is durable.
    void take(TranscriptBatch batch);
}
