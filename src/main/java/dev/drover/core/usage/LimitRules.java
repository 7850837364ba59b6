package dev.drover.core.usage;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.LimitUse.Kind;
import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.Spent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Which limits there are, and how much of each is used up. What is not known is no limit.
public final class LimitRules {
    private LimitRules() {}

    /// What is set by the user.
    ///
    /// @param agents at work in all instances together
    /// @param daily USD; 0 for no limit
    public record Set(int agents, double daily, double monthly) {}

    /// Limits of all together.
    ///
    /// @param agents at work; null if that is not known
    public static List<LimitUse> ofAll(
            @Nullable Integer agents,
            Spent spent,
            @Nullable LimitWindow fiveHour,
            @Nullable LimitWindow sevenDay,
            Set set,
            Moment moment) {
        List<LimitUse> uses = new ArrayList<>();
        if (agents != null) {
            uses.add(new LimitUse(Kind.POOL, null, agents, set.agents(), null, null));
        }
        LocalDate today = moment.now().atZone(moment.zone()).toLocalDate();
        budget(uses, Kind.DAY, spent.today(), set.daily(), start(today.plusDays(1), moment));
        LocalDate next = today.withDayOfMonth(1).plusMonths(1);
        budget(uses, Kind.MONTH, spent.month(), set.monthly(), start(next, moment));
        window(uses, Kind.FIVE_HOUR, fiveHour, moment.now());
        window(uses, Kind.SEVEN_DAY, sevenDay, moment.now());
        return uses;
    }

    /// Limits of one instance.
    ///
    /// @param instance null where the context is nobody's or everybody's
    public static List<LimitUse> of(@Nullable Instance instance, @Nullable ContextUse context) {
        List<LimitUse> uses = new ArrayList<>();
        InstanceId id = instance == null ? null : instance.id();
        context(uses, id, context);
        if (instance == null) {
            return uses;
        }
        Integer quota = instance.label().quota();
        if (quota != null && quota > 0) {
            int now = instance.subagents().live().size();
            uses.add(new LimitUse(Kind.QUOTA, id, now, quota, null, null));
        }
        return uses;
    }

    static void context(
            List<LimitUse> uses, @Nullable InstanceId id, @Nullable ContextUse context) {
        Double share = context == null ? null : context.share();
        if (context == null || share == null) {
            return;
        }
        Long used = context.used();
        Long size = context.size();
        boolean counted = used != null && size != null && size > 0;
        uses.add(
                new LimitUse(
                        Kind.CONTEXT,
                        id,
                        counted && used != null ? used : share * 100,
                        counted && size != null ? size : 100,
                        null,
                        null));
    }

    private static Instant start(LocalDate day, Moment moment) {
        return day.atStartOfDay(moment.zone()).toInstant();
    }

    private static void budget(
            List<LimitUse> uses, Kind kind, @Nullable Double spent, double most, Instant resetsAt) {
        if (spent != null && most > 0) {
            uses.add(new LimitUse(kind, null, spent, most, resetsAt, null));
        }
    }

    /// What was told before a window began anew says nothing of the new one.
    private static void window(
            List<LimitUse> uses, Kind kind, @Nullable LimitWindow window, Instant now) {
        if (window != null && (window.resetsAt() == null || window.resetsAt().isAfter(now))) {
            uses.add(
                    new LimitUse(
                            kind, null, window.usedPercentage(), 100, window.resetsAt(), null));
        }
    }
}
