package dev.drover.ui.worktrees;

import dev.drover.ui.part.Inquiry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// When the page looks: when it opens, what was seen last at once and a new look behind that; then
/// again from time to time while it is drawn, when somebody asks, and when something was done. Used
/// on the FX thread.
final class WorktreeLooks {
    static final Duration BETWEEN = Duration.ofSeconds(10);

    /// A look that takes long is rarer: git must not be at work half of the time.
    private static final int RESTS = 5;

    /// What a look has found.
    ///
    /// @param fresh false for what was seen before
    record Seen(WorktreeGroups groups, boolean fresh, Duration took) {}

    private final Inquiry<Seen> known;
    private final Inquiry<Seen> fresh;
    private Instant asked = Instant.EPOCH;
    private Instant now = Instant.EPOCH;
    private Duration rest = BETWEEN;
    private boolean looking;
    private @Nullable Instant looked;

    /// @param look may take as long as git takes; true to look anew
    /// @param failed told of a look that could not be taken
    WorktreeLooks(
            Function<Boolean, Seen> look,
            Consumer<Seen> show,
            Consumer<RuntimeException> failed,
            Executor worker,
            Executor toolkit) {
        known = new Inquiry<>(() -> look.apply(false), show, failed, worker, toolkit);
        fresh =
                new Inquiry<>(
                        () -> look.apply(true),
                        seen -> {
                            ended(seen.took());
                            show.accept(seen);
                        },
                        failure -> {
                            ended(Duration.ZERO);
                            failed.accept(failure);
                        },
                        worker,
                        toolkit);
    }

    private void ended(Duration took) {
        looking = false;
        looked = now;
        Duration much = took.multipliedBy(RESTS);
        rest = much.compareTo(BETWEEN) > 0 ? much : BETWEEN;
    }

    /// The page comes into sight.
    void opened() {
        known.askAnew();
        now();
    }

    /// Time goes on while the page is in sight.
    void tick(Instant at) {
        now = at;
        if (looked != null && looked.equals(Instant.EPOCH)) {
            looked = now; // The look was over before the first values came.
        }
        if (asked.equals(Instant.EPOCH)) {
            asked = now;
        }
        if (!looking && !asked.plus(rest).isAfter(now)) {
            now();
        }
    }

    /// Somebody wants to know how things are this moment.
    void now() {
        asked = now;
        looking = true;
        fresh.ask();
    }

    /// Something was done, and the daemon knows of it.
    void changed() {
        known.askAnew();
    }

    boolean isLooking() {
        return looking;
    }

    /// When the last new look was over; null before that.
    @Nullable Instant looked() {
        return looked;
    }
}
