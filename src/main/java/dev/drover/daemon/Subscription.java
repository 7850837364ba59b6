package dev.drover.daemon;

/// Ends when it is closed; closing cannot fail.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
