package dev.drover.ui.alerts;

import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.AlertView;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/// All about one alert in a pane beside the table: what is the matter, what can be done, and how
/// Drover knows; follows its row while it changes.
final class AlertDetail {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private final AlertActions actions;
    private final Label status = new Label();
    private final Region mark = new Region();
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Label ending = new Label();
    private final Button go = new Button();
    private final Button restore = new Button("Restore the file", new FontIcon(Feather.ROTATE_CCW));
    private final Button acknowledge = new Button("Acknowledge", new FontIcon(Feather.CHECK));
    private final Button resolve = new Button("Close", new FontIcon(Feather.ARCHIVE));
    private final MenuButton mute = new MenuButton("Mute", new FontIcon(Feather.BELL_OFF));
    private final Button unmute = new Button("Unmute", new FontIcon(Feather.BELL));
    private final VBox evidence = new VBox();
    private final GridPane facts = new GridPane();
    private final ScrollPane scroll;
    private final VBox root;
    private final Followed<AlertLine> followed = new Followed<>(this::turned, this::draw);

    AlertDetail(AlertActions actions, Runnable close) {
        this.actions = actions;
        status.getStyleClass().add("detail-state");
        status.setGraphic(mark);
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the details (Esc)");
        shut.setFocusTraversable(false);
        shut.setOnAction(click -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(status, gap, shut);
        top.getStyleClass().add("detail-top");
        wrap(title, "detail-title");
        wrap(summary, "callout");
        wrap(ending, "alert-ending");
        evidence.getStyleClass().add("evidence");
        facts.getStyleClass().add("facts");
        VBox body =
                new VBox(
                        title,
                        summary,
                        ending,
                        buttons(),
                        heading("How Drover knows"),
                        evidence,
                        heading("Facts"),
                        facts);
        body.getStyleClass().addAll("detail-body", "alert-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId("alert-detail");
        root.getStyleClass().add("detail");
        root.setAccessibleText("Details of the alert");
    }

    private VBox buttons() {
        go.setId("alert-go");
        go.getStyleClass().add("accent");
        go.setOnAction(click -> on(actions::go));
        restore.setId("alert-restore");
        restore.getStyleClass().add("accent");
        restore.setAccessibleText("Restore the file; as it is now is kept");
        restore.setOnAction(click -> on(actions::restore));
        restore.setMaxWidth(Double.MAX_VALUE);
        acknowledge.setId("alert-acknowledge");
        acknowledge.setAccessibleText("Acknowledge: I know");
        acknowledge.setOnAction(click -> on(actions::acknowledge));
        resolve.setId("alert-resolve");
        resolve.setAccessibleText("Close it by hand");
        resolve.setOnAction(click -> on(actions::resolve));
        mute.setId("alert-mute");
        mute.getItems()
                .addAll(
                        muteFor("For 1 hour", AlertActions.SHORT),
                        muteFor("For 8 hours", AlertActions.LONG),
                        muteFor("For 24 hours", AlertActions.DAY));
        unmute.setId("alert-unmute");
        unmute.setOnAction(click -> on(alert -> actions.unmute(alert.kind())));
        go.setMaxWidth(Double.MAX_VALUE);
        for (ButtonBase button :
                new ButtonBase[] {go, restore, acknowledge, resolve, mute, unmute}) {
            button.getStyleClass().add("detail-button");
        }
        FlowPane others = new FlowPane(8, 8, acknowledge, resolve, mute, unmute);
        VBox buttons = new VBox(8, go, restore, others);
        buttons.getStyleClass().add("alert-buttons");
        return buttons;
    }

    private MenuItem muteFor(String words, Duration time) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(click -> on(alert -> actions.mute(alert.kind(), time)));
        return item;
    }

    private void on(Consumer<AlertView> action) {
        followed.now().map(AlertLine::view).ifPresent(action);
    }

    private static void wrap(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("fact-heading");
        return label;
    }

    void show(@Nullable Row<AlertLine> row) {
        followed.follow(row);
    }

    private void turned() {
        scroll.setVvalue(0);
    }

    private void draw(AlertLine line) {
        AlertView alert = line.view();
        status.setText(
                AlertLine.word(line.severity())
                        + " · "
                        + line.status()
                        + (line.isOver() ? " since " : " for ")
                        + line.age());
        mark.getStyleClass().setAll("mark", line.styleClass());
        title.setText(line.title());
        summary.setText(line.summary());
        summary.getStyleClass().setAll("label", "callout");
        if (!line.isOver()) {
            summary.getStyleClass().add("callout-" + line.styleClass());
        }
        String resolution = alert.resolution();
        ending.setText(resolution == null ? "" : VisibleText.line(resolution, 200));
        show(ending, resolution != null);
        go.setText(AlertActions.target(alert).map(AlertDetail::goWords).orElse(""));
        show(go, AlertActions.target(alert).isPresent());
        show(restore, AlertActions.canRestore(alert));
        show(acknowledge, AlertActions.canAcknowledge(alert));
        show(resolve, AlertActions.canResolve(alert));
        String kind = "alerts of kind " + AlertLine.word(alert.kind());
        mute.setAccessibleText("Mute " + kind);
        unmute.setAccessibleText("Unmute " + kind);
        show(mute, !alert.muted() && !line.isOver());
        show(unmute, alert.muted());
        evidence.getChildren().setAll(line.evidence().stream().map(AlertDetail::item).toList());
        facts(alert);
    }

    private static String goWords(Place place) {
        return switch (place) {
            case Place.Instances _ -> "Go to the agent";
            case Place.Processes _ -> "Show the process";
            case Place.Doctor _ -> "Ask the doctor";
            case Place.Worktrees _ -> "Show the worktree";
            default -> "Go there";
        };
    }

    private static Node item(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("evidence-line");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Label dash = new Label("–");
        dash.getStyleClass().add("fact-name");
        dash.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return new HBox(8, dash, label);
    }

    private void facts(AlertView alert) {
        facts.getChildren().clear();
        fact("Kind", AlertLine.word(alert.kind()) + (alert.muted() ? ", muted" : ""));
        fact("Came up", when(alert.since()));
        if (alert.acknowledgedAt() != null) {
            fact("Known since", when(alert.acknowledgedAt()));
        }
        if (alert.resolvedAt() != null) {
            fact("Over since", when(alert.resolvedAt()));
        }
        fact("Id", alert.id());
    }

    private void fact(String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add("fact-name");
        left.setMinWidth(84);
        Label right = new Label(value);
        right.getStyleClass().add("fact-value");
        right.setWrapText(true);
        left.setLabelFor(right);
        GridPane.setValignment(left, VPos.TOP);
        facts.addRow(facts.getRowCount(), left, right);
    }

    private static String when(Instant at) {
        return WHEN.format(at);
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    Node root() {
        return root;
    }
}
