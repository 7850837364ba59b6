package dev.drover.ui.instances.detail;

import dev.drover.model.Session;
import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.InstanceHistory.Happening;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happened to one agent and its conversations, the newest first. Two parts, because few look
/// for the second.
final class PastSheet {
    private static final int FEW = 5;

    private final VBox events = new VBox();
    private final VBox sessions = new VBox();
    private final Hyperlink all = new Hyperlink();
    private InstanceHistory drawn = new InstanceHistory("", List.of(), List.of(), List.of());
    private Instant now = Instant.EPOCH;
    private boolean whole;

    private record Line(String when, String what) {}

    PastSheet() {
        events.setId("past");
        events.getStyleClass().add("past");
        sessions.getStyleClass().add("past");
        all.setId("past-all");
        all.setOnAction(
                click -> {
                    whole = true;
                    build();
                });
    }

    void draw(InstanceHistory history, Instant at) {
        boolean other = !history.id().equals(drawn.id());
        boolean same =
                history.sessions().equals(drawn.sessions())
                        && history.happenings().equals(drawn.happenings());
        now = at;
        drawn = history;
        whole &= !other;
        if (other || !same) {
            build();
        }
    }

    private void build() {
        events.getChildren().clear();
        sessions.getChildren().clear();
        if (!drawn.sessions().isEmpty()) {
            sessions.getChildren()
                    .setAll(
                            heading("Sessions"),
                            grid(drawn.sessions().stream().map(this::line).toList()));
        }
        List<Happening> happenings = drawn.happenings();
        if (happenings.isEmpty()) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        boolean some = !whole && happenings.size() > FEW + 2;
        for (Happening one : some ? happenings.subList(0, FEW) : happenings) {
            lines.add(new Line(FactSheet.when(one.at(), now), VisibleText.line(one.words(), 400)));
        }
        events.getChildren().setAll(heading("What happened"), grid(lines));
        if (some) {
            all.setText("Show all " + happenings.size());
            events.getChildren().add(all);
        }
    }

    private Line line(Session session) {
        String how = VisibleText.line(session.opening(), 60);
        StringBuilder words = new StringBuilder(how.isEmpty() ? "began" : how);
        if (session.endedAt() != null) {
            words.append(", until ").append(FactSheet.when(session.endedAt(), now));
            if (session.endReason() != null) {
                words.append(" (").append(VisibleText.line(session.endReason(), 60)).append(')');
            }
        } else {
            words.append(", open");
        }
        String id = VisibleText.line(session.key().sessionId(), 80);
        words.append(" · ").append(id.length() > 8 ? id.substring(0, 8) : id);
        return new Line(FactSheet.when(session.startedAt(), now), words.toString());
    }

    private static Label heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("fact-heading");
        return heading;
    }

    private static GridPane grid(List<Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints when = new ColumnConstraints();
        when.setMinWidth(84);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(when, what);
        for (int i = 0; i < lines.size(); i++) {
            Label time = new Label(lines.get(i).when());
            time.getStyleClass().add("fact-name");
            time.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(time, VPos.TOP);
            Label words = new Label(lines.get(i).what());
            words.getStyleClass().add("fact-value");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            time.setLabelFor(words);
            grid.addRow(i, time, words);
        }
        return grid;
    }

    Node events() {
        return events;
    }

    Node sessions() {
        return sessions;
    }
}
