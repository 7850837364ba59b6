package dev.drover.model.usage;

import dev.drover.model.InstanceId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/// How much of a limit is used up.
///
/// @param instance whose limit it is, null if it is everybody's
/// @param used in the unit of `most`; of windows in percent
/// @param most above 0
/// @param resetsAt when it starts from nothing again; null if it does not, or nobody says
/// @param runsOut when it will be used up at the present rate; null if that is not certain, or not
/// before it starts from nothing again
public record LimitUse(
        Kind kind,
        @Nullable InstanceId instance,
        double used,
        double most,
        @Nullable Instant resetsAt,
        @Nullable Instant runsOut) {

    /// What is limited.
    public enum Kind {
        /// Agents of all instances together.
        POOL,
        /// Tokens in an instance's context.
        CONTEXT,
        /// Agents of one instance, as its user has set it.
        QUOTA,
        /// USD a day.
        DAY,
        /// USD a month.
        MONTH,
        /// The plan's window of five hours.
        FIVE_HOUR,
        /// The plan's window of seven days.
        SEVEN_DAY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The share in use, 0 to 1 and beyond.
    public double share() {
        return used / most;
    }

    /// What it is about, the same at every look.
    public String key() {
        return instance == null ? kind.toString() : kind + "/" + instance;
    }

    public LimitUse runningOut(@Nullable Instant at) {
        return new LimitUse(kind, instance, used, most, resetsAt, at);
    }
}
