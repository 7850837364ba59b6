package dev.drover.daemon.usage;

import dev.drover.store.UsageStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/// Keeps the file small: folds what is old, forgets what nobody needs, a little at a time.
final class UsageTidying {
    private static final Duration PAUSE = Duration.ofHours(1);

    /// An agent's files are gone after thirty days by themselves; a copy may come a little later.
    private static final Duration KEYS_FOR = Duration.ofDays(35);

    private static final Duration HOOKS_FOR = Duration.ofDays(90);
    private static final int MOST_DAYS_AT_ONCE = 10;

    private final UsageStore store;
    private final Supplier<Duration> slotsFor;
    private @Nullable Instant last;

    /// @param slotsFor how long quarters of an hour are kept before they become days
    UsageTidying(UsageStore store, Supplier<Duration> slotsFor) {
        this.store = store;
        this.slotsFor = slotsFor;
    }

    /// Does some of it, if it is time. On the lane's thread.
    void look(Instant now, ZoneId zone) {
        if (last != null && now.isBefore(last.plus(PAUSE)) && !now.isBefore(last)) {
            return;
        }
        boolean more = false;
        Instant old = now.minus(slotsFor.get());
        for (int i = 0; i < MOST_DAYS_AT_ONCE; i++) {
            more = store.fold(old, zone);
            if (!more) {
                break;
            }
        }
        more |= store.forgetAnswers(now.minus(KEYS_FOR)) == UsageStore.FORGET_AT_ONCE;
        store.forgetHooks(now.minus(HOOKS_FOR));
        if (!more) {
            last = now;
        }
    }
}
