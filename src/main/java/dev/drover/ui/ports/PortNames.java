package dev.drover.ui.ports;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortView.Listener;
import dev.drover.ui.part.Shown;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Who has a port and who listens there, in words.
///
/// @param instances those that are listed, by id
record PortNames(Map<String, InstanceView> instances, Instant now) {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter BEFORE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final int SHORT = 120;

    String holder(PortView view) {
        String id = view.holder();
        if (id == null || PortView.MANUAL.equals(id)) {
            return "You";
        }
        InstanceView listed = instances.get(id);
        String other = view.holderName() == null ? id : view.holderName();
        return listed == null ? VisibleText.line(other, SHORT) : Shown.of(listed, now).title();
    }

    String instance(String id) {
        InstanceView listed = instances.get(id);
        return listed == null ? "an agent that has ended" : Shown.of(listed, now).title();
    }

    static String program(Listener one) {
        if (one.container() != null) {
            return "container " + VisibleText.line(one.container(), SHORT);
        }
        if (one.program() != null) {
            return VisibleText.line(one.program(), SHORT);
        }
        return one.pid() == null ? "a program of another user" : "process " + one.pid();
    }

    String programs(List<Listener> all) {
        return all.stream().map(PortNames::program).distinct().collect(Collectors.joining(", "));
    }

    /// Such as `3000 is held by checkout-flow since 14:02 for storefront. Nothing listens there
    /// now.`
    String sentence(PortView view) {
        if (!view.leased()) {
            return view.listeners().isEmpty()
                    ? view.port() + " is free."
                    : view.port()
                            + " is used by "
                            + whole(view.listeners().getFirst())
                            + since(view.listeners().getFirst().since())
                            + ". Nobody has leased it.";
        }
        String holder = holder(view);
        String directory = view.directory();
        String head =
                view.port()
                        + " is held by "
                        + (holder.equals("You") ? "you" : holder)
                        + since(view.since())
                        + (directory == null ? "" : " for " + PortEntry.lastPart(directory));
        return switch (view.use()) {
            case CLASH -> head + ", but " + foreign(view) + " listens there.";
            case IN_USE -> head + ", and listens there.";
            default -> head + ". Nothing listens there now.";
        };
    }

    private String foreign(PortView view) {
        return view.listeners().stream()
                .filter(Listener::foreign)
                .findFirst()
                .map(this::whole)
                .orElse("somebody else");
    }

    private String whole(Listener one) {
        String pid = one.pid() == null || one.program() == null ? "" : " (" + one.pid() + ")";
        String whose = one.owner() == null ? "" : " of " + instance(one.owner());
        return program(one) + pid + whose;
    }

    private String since(@Nullable Instant at) {
        return at == null ? "" : " since " + clock(at);
    }

    /// Today's time, or the day with it.
    String clock(Instant at) {
        ZoneId zone = ZoneId.systemDefault();
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        return (today ? TODAY : BEFORE).withZone(zone).format(at);
    }
}
