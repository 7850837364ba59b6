package dev.drover.ui.instances.detail;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Shown;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Names and values in two columns under headings. Facts that are absent are left out, not shown as
/// empty. A click on a value that people carry elsewhere (path, id) copies it.
final class FactSheet {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private final GridPane grid = new GridPane();
    private final Consumer<String> copy;
    private List<Line> drawn = List.of();

    /// @param value null only for a heading
    /// @param carried what a click copies, exactly as it is; null for values that stay here
    private record Line(String name, @Nullable String value, @Nullable String carried) {}

    FactSheet(Consumer<String> copy) {
        this.copy = copy;
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(84);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().addAll(names, values);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /// @return the time, with its day if that is not today
    static String when(Instant at, Instant now) {
        ZoneId here = ZoneId.systemDefault();
        boolean today = LocalDate.ofInstant(at, here).equals(LocalDate.ofInstant(now, here));
        return today ? MINUTE.format(at) : DAY.format(at);
    }

    /// Builds nodes only if other facts are there; where only values changed, texts are replaced.
    void draw(Shown shown) {
        List<Line> lines = lines(shown);
        if (lines.equals(drawn)) {
            return;
        }
        if (sameNames(lines)) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).equals(drawn.get(i))) {
                    show(value(i), lines.get(i));
                }
            }
        } else {
            build(lines);
        }
        drawn = lines;
    }

    private boolean sameNames(List<Line> lines) {
        return lines.stream()
                .map(Line::name)
                .toList()
                .equals(drawn.stream().map(Line::name).toList());
    }

    private Label value(int row) {
        return (Label)
                grid.getChildren().stream()
                        .filter(n -> GridPane.getRowIndex(n) == row)
                        .filter(n -> GridPane.getColumnIndex(n) == 1)
                        .findFirst()
                        .orElseThrow();
    }

    private void build(List<Line> lines) {
        grid.getChildren().clear();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Label name = new Label(line.name());
            if (line.value() == null) {
                name.getStyleClass().add("fact-heading");
                grid.add(name, 0, i, 2, 1);
                continue;
            }
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            Label value = new Label();
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            name.setLabelFor(value);
            show(value, line);
            grid.addRow(i, name, value);
        }
    }

    private void show(Label label, Line line) {
        String text = line.value() == null ? "" : line.value();
        label.setText(text);
        String carried = line.carried();
        if (carried != null) {
            if (!label.getStyleClass().contains("carried")) {
                label.getStyleClass().addAll("carried", "code");
                label.setTooltip(new Tooltip("Click to copy"));
            }
            label.setOnMouseClicked(
                    click -> {
                        if (click.getButton() == MouseButton.PRIMARY) {
                            copy.accept(carried);
                        }
                    });
        }
    }

    private static List<Line> lines(Shown shown) {
        InstanceView v = shown.view();
        List<Line> lines = new ArrayList<>();
        heading(lines, "Place");
        carried(lines, "Workspace", v.root());
        if (!v.cwd().equals(v.root())) {
            carried(lines, "Directory", v.cwd());
        }
        fact(lines, "Branch", v.branch());
        carried(lines, "Worktree", v.worktree());
        heading(lines, "Process");
        carried(lines, "PID", v.pid() == null ? null : Long.toString(v.pid()));
        fact(lines, "Memory", shown.memory());
        fact(lines, "Started", DAY.format(v.startedAt()));
        fact(lines, "Ended", v.endedAt() == null ? null : DAY.format(v.endedAt()));
        fact(lines, "Last seen", shown.lastSeen() + " ago");
        fact(lines, "Terminal", v.terminal().tty());
        heading(lines, "Work");
        fact(lines, "Subagents", v.agents().now() + " now, " + v.agents().ever() + " ever");
        fact(lines, "Context", context(v.tokens()));
        fact(lines, "Cost", v.costUsd() == null ? null : dollars(v.costUsd()));
        fact(lines, "Ports", joined(v.ports()));
        fact(
                lines,
                "Servers",
                joined(v.servers().stream().map(InstanceView.Server::name).toList()));
        heading(lines, "Identity");
        carried(lines, "Id", v.id());
        carried(lines, "Session", v.sessionId());
        fact(lines, "Known from", sources(v));
        return lines;
    }

    private static void heading(List<Line> lines, String words) {
        lines.add(new Line(words, null, null));
    }

    private static void fact(List<Line> lines, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Line(name, VisibleText.line(value, 512), null));
        }
    }

    private static void carried(List<Line> lines, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Line(name, VisibleText.line(value, 1_024), value));
        }
    }

    private static @Nullable String context(InstanceView.@Nullable Tokens tokens) {
        if (tokens == null || tokens.context() == null) {
            return null;
        }
        String used = Figures.tokens(tokens.context());
        return tokens.contextSize() == null
                ? used
                : used + " of " + Figures.tokens(tokens.contextSize());
    }

    private static String dollars(double cost) {
        return String.format(Locale.ROOT, "$%.2f", cost);
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String sources(InstanceView view) {
        return view.sources().values().stream()
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    Node root() {
        return grid;
    }
}
