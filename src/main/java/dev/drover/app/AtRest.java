package dev.drover.app;

import dev.drover.host.CleanPages;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/// Gives back, soon after the start and now and then, what only the start has needed.
final class AtRest {
    private static final Logger LOG = LoggerFactory.getLogger(AtRest.class);
    private static final Duration AFTER_START = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private int rounds;

    /// How long until the next round.
    synchronized Duration pause() {
        return rounds > 1 ? EVERY : AFTER_START;
    }

    /// The first one finds the start under way, and leaves it alone.
    synchronized void round() {
        rounds = Math.min(rounds + 1, 2);
        if (rounds > 1) {
            LOG.debug("Gave back {} kB of clean pages", CleanPages.giveBack() >> 10);
        }
    }
}
