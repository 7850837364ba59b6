package dev.drover.ipc;

import dev.drover.core.Refused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/// The answer where a handler has thrown: a refusal in its own words; anything else is our failure,
/// which is logged here, once, and told without its details.
final class FailureReply {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReply.class);

    /// Made early: there may be no memory left for it when it is needed.
    private static final Reply.Whole INTERNAL =
            of(Problem.of(500, "internal", "The daemon failed. Its log has more."), Map.of());

    private FailureReply() {}

    static Reply.Whole of(String endpoint, Throwable failure) {
        if (failure instanceof Refused refused) {
            return of(Problem.of(refused.refusal()), Map.of());
        }
        try {
            LOG.error("{} failed.", endpoint, failure);
        } catch (OutOfMemoryError again) {
            // The answer matters more than the log.
        }
        return INTERNAL;
    }

    static Reply.Whole of(Problem problem, Map<String, String> headers) {
        return new Reply.Whole(problem.status(), Problem.MEDIA_TYPE, Json.bytes(problem), headers);
    }
}
