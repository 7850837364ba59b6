package dev.drover.ui.alerts;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.VisibleText;
import dev.drover.model.view.AlertView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One alert as the window writes it: every text from outside is safe here.
///
/// @param age since it fired, or since it is over
record AlertLine(AlertView view, String title, String summary, String age, List<String> evidence)
        implements Line<AlertView, AlertLine> {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_LINE = 400;

    /// What nobody has seen to first, the most severe before, then the oldest; what is over by its
    /// end.
    static final Comparator<AlertLine> BY_WEIGHT =
            Comparator.comparing(AlertLine::isOver)
                    .thenComparing(line -> !line.isOver() && !line.isLoud())
                    .thenComparing((a, b) -> a.isOver() ? 0 : b.severity().compareTo(a.severity()))
                    .thenComparing(
                            (a, b) ->
                                    a.isOver()
                                            ? b.turned().compareTo(a.turned())
                                            : a.turned().compareTo(b.turned()))
                    .thenComparing(line -> line.view().id());

    static AlertLine of(AlertView view, Instant now) {
        return new AlertLine(
                view,
                VisibleText.line(view.title(), LONGEST_TITLE),
                sentence(VisibleText.line(view.summary(), LONGEST_LINE)),
                age(view, now),
                view.evidence().stream().map(e -> VisibleText.line(e, LONGEST_LINE)).toList());
    }

    @Override
    public AlertLine at(Instant now) {
        String later = age(view, now);
        return later.equals(age) ? this : new AlertLine(view, title, summary, later, evidence);
    }

    private static String age(AlertView view, Instant now) {
        Instant end = view.resolvedAt();
        return Figures.age(end != null ? end : view.since(), now);
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    boolean isOver() {
        return view.status() == AlertStatus.RESOLVED;
    }

    /// It is so, and nobody has said that they know or do not want to.
    boolean isLoud() {
        return view.status() == AlertStatus.FIRING && !view.muted();
    }

    AlertSeverity severity() {
        return view.severity();
    }

    /// When it fired, or when it was over.
    private Instant turned() {
        Instant end = view.resolvedAt();
        return end != null ? end : view.since();
    }

    static String word(AlertSeverity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case WARNING -> "Warning";
            case NOTICE -> "Notice";
        };
    }

    static String word(AlertKind kind) {
        return switch (kind) {
            case WAITING -> "Waiting";
            case STALE -> "Gone silent";
            case DUPLICATE -> "Too many";
            case ORPHAN -> "Left behind";
            case WAL_GROWTH -> "Growing log";
            case BRANCH_CONFLICT -> "Branch conflict";
            case JOIN_REQUEST -> "Join request";
            case MESSAGE -> "Message";
            case PORT_CLASH -> "Port clash";
            case LIMIT -> "Limit";
            case BUDGET -> "Budget";
            case CONTEXT -> "Context";
            case CONFIG -> "Settings";
            case SELF_CHECK -> "Drover itself";
        };
    }

    String status() {
        return switch (view.status()) {
            case FIRING -> view.muted() ? "Muted" : "New";
            case ACKNOWLEDGED -> "Known";
            case RESOLVED -> "Over";
        };
    }

    /// Such as `severity-warning`.
    String styleClass() {
        return "severity-" + view.severity();
    }

    @Override
    public String spoken() {
        return word(severity())
                + ", "
                + status().toLowerCase(Locale.ROOT)
                + ": "
                + title
                + ". "
                + summary
                + ". "
                + (isOver() ? "Over since " : "Since ")
                + age
                + ".";
    }

    @Override
    public String haystack() {
        return String.join(
                        "\n",
                        title,
                        summary,
                        word(view.kind()),
                        view.kind().toString(),
                        word(severity()),
                        status(),
                        view.id(),
                        view.instance() == null ? "" : view.instance(),
                        String.join("\n", evidence))
                .toLowerCase(Locale.ROOT);
    }
}
