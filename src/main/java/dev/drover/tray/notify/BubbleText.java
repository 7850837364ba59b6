package dev.drover.tray.notify;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.AlertView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a bubble says about its alerts. Pure.
final class BubbleText {
    private static final int TITLE = 80;
    private static final int LINE = 160;
    private static final int MOST_LINES = 5;

    private BubbleText() {}

    /// @param alerts of one group, at least one, the most important first
    static Bubble of(List<AlertView> alerts, Set<String> terminals) {
        AlertView first = alerts.getFirst();
        boolean one = alerts.size() == 1;
        String instance = one ? first.instance() : null;
        List<Bubble.Choice> choices = new ArrayList<>();
        choices.add(Bubble.Choice.OPEN);
        if (instance != null && terminals.contains(instance)) {
            choices.add(Bubble.Choice.TERMINAL);
        }
        if (one && endable(first).isPresent()) {
            choices.add(Bubble.Choice.END);
        }
        choices.add(Bubble.Choice.ACKNOWLEDGE);
        choices.add(Bubble.Choice.MUTE);
        return new Bubble(
                first.group(),
                one ? VisibleText.line(first.title(), TITLE) : title(first.kind(), alerts.size()),
                one ? List.of(VisibleText.line(first.summary(), LINE)) : lines(alerts),
                urgency(alerts),
                one
                        ? Place.parse(first.place()).orElse(new Place.Alerts(first.id()))
                        : new Place.Alerts(null),
                alerts.stream().map(AlertView::id).toList(),
                first.kind(),
                instance,
                choices);
    }

    /// The process that an alert says should not be there, as the place where that is asked.
    private static Optional<Place.Processes> endable(AlertView alert) {
        boolean tooMany = alert.kind() == AlertKind.DUPLICATE || alert.kind() == AlertKind.ORPHAN;
        return Place.parse(alert.place()).filter(place -> tooMany).flatMap(BubbleText::toEnd);
    }

    /// The same place with the question whether what it shows should end.
    static Optional<Place.Processes> toEnd(Place place) {
        return place instanceof Place.Processes(String row) && row != null
                ? Optional.of(Place.Processes.askingToEnd(row))
                : Optional.empty();
    }

    private static String title(AlertKind kind, int count) {
        return switch (kind) {
            case WAITING -> count + " agents wait for you";
            case STALE -> count + " agents went silent";
            case DUPLICATE -> count + " servers run too often";
            case ORPHAN -> count + " sessions left processes behind";
            case WAL_GROWTH -> count + " databases grow without end";
            case BRANCH_CONFLICT -> count + " conflicts on branches";
            case JOIN_REQUEST -> count + " requests to join a branch";
            case MESSAGE -> count + " conversations have something new for you";
            case PORT_CLASH -> count + " ports are used by somebody else";
            case LIMIT -> count + " limits are nearly used up";
            case BUDGET -> count + " budgets are nearly spent";
            case CONTEXT -> count + " contexts are nearly full";
            case CONFIG -> count + " settings files of agents have lost something";
            case SELF_CHECK -> "Drover has " + count + " problems";
        };
    }

    private static List<String> lines(List<AlertView> alerts) {
        int shown = alerts.size() <= MOST_LINES ? alerts.size() : MOST_LINES - 1;
        List<String> lines = new ArrayList<>();
        for (AlertView alert : alerts.subList(0, shown)) {
            lines.add(
                    VisibleText.line(alert.title(), TITLE / 2)
                            + ": "
                            + VisibleText.line(alert.summary(), LINE / 2));
        }
        if (alerts.size() > shown) {
            lines.add("and " + (alerts.size() - shown) + " more");
        }
        return lines;
    }

    /// The screen's own words for how much it matters. What waits for a person is no alarm.
    private static Bubble.Urgency urgency(List<AlertView> alerts) {
        AlertSeverity most =
                alerts.stream()
                        .map(AlertView::severity)
                        .max(AlertSeverity::compareTo)
                        .orElse(AlertSeverity.NOTICE);
        return switch (most) {
            case NOTICE -> Bubble.Urgency.LOW;
            case WARNING -> Bubble.Urgency.NORMAL;
            case CRITICAL -> Bubble.Urgency.CRITICAL;
        };
    }
}
