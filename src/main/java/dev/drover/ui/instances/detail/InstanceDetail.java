package dev.drover.ui.instances.detail;

import dev.drover.model.InstanceState;
import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Everything about one instance in a pane beside the table: what it needs, the way to it, its last
/// hour, labels, facts, sessions, events. Follows its row while it changes.
public final class InstanceDetail {
    private final Label state = new Label();
    private final Region dot = new Region();
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label callout = new Label();
    private final TerminalButtons buttons;
    private final HourStrip hour = new HourStrip();
    private final LabelSheet labels;
    private final FactSheet facts;
    private final PastSheet past = new PastSheet();
    private final HistoryReader reader;
    private final ScrollPane scroll;
    private final VBox root;
    private final Followed<Shown> followed = new Followed<>(this::turned, this::draw);
    private List<?> readAt = List.of();
    private InstanceHistory history = none("");
    private Instant now = Instant.EPOCH;

    public InstanceDetail(InstanceInputs inputs, Shell shell, Runnable close) {
        buttons = new TerminalButtons(inputs, shell);
        labels = new LabelSheet(inputs, shell.actions());
        facts = new FactSheet(shell::copy);
        reader = new HistoryReader(inputs.history(), Platform::runLater, this::show);
        title.getStyleClass().add("detail-title");
        subtitle.getStyleClass().add("detail-subtitle");
        callout.getStyleClass().add("callout");
        callout.setMaxWidth(Double.MAX_VALUE);
        for (Label label : new Label[] {title, subtitle, callout}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        Label heading = new Label("Last hour");
        heading.getStyleClass().add("fact-heading");
        Label own = new Label("Yours to set");
        own.getStyleClass().add("fact-heading");
        VBox body =
                new VBox(
                        title,
                        subtitle,
                        callout,
                        buttons.root(),
                        heading,
                        hour.root(),
                        past.events(),
                        own,
                        labels.root(),
                        facts.root(),
                        past.sessions());
        body.getStyleClass().add("detail-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Details");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top(close), scroll);
        root.setId("detail-pane");
        root.getStyleClass().add("detail");
    }

    private Node top(Runnable close) {
        dot.getStyleClass().add("dot");
        state.getStyleClass().add("detail-state");
        state.setGraphic(dot);
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the details (Esc)");
        shut.setOnAction(click -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(state, gap, shut);
        top.getStyleClass().add("detail-top");
        return top;
    }

    /// @param row the instance to follow; null to follow none
    public void show(@Nullable Row<Shown> row) {
        followed.follow(row);
    }

    private void turned() {
        scroll.setVvalue(0);
        history = none("");
        readAt = List.of();
        past.draw(history, now);
        hour.draw(history.spans(), now);
    }

    private static InstanceHistory none(String id) {
        return new InstanceHistory(id, List.of(), List.of(), List.of());
    }

    private void draw(Shown shown) {
        InstanceView view = shown.view();
        state.setText(shown.look().word() + " · " + shown.since());
        dot.getStyleClass().setAll("dot", shown.look().styleClass());
        title.setText(shown.title());
        subtitle.setText(subtitle(view));
        String words = callout(shown);
        callout.setText(words);
        callout.setVisible(!words.isEmpty());
        callout.setManaged(!words.isEmpty());
        callout.getStyleClass().setAll("label", "callout", "callout-" + view.state());
        buttons.draw(view);
        labels.draw(view);
        facts.draw(shown);
        read(view);
    }

    /// The journal is read again only when something was recorded, and only while somebody looks.
    private void read(InstanceView view) {
        List<?> recorded =
                Arrays.asList(
                        view.id(),
                        view.state(),
                        view.since(),
                        view.waitingFor(),
                        view.detail(),
                        view.sessionId(),
                        view.pid(),
                        view.branch(),
                        view.cwd(),
                        view.name(),
                        view.tags(),
                        view.group(),
                        view.priority(),
                        view.quota(),
                        view.agents());
        if (root.getParent() != null && !recorded.equals(readAt)) {
            readAt = recorded;
            reader.ask(view.id());
        }
    }

    private void show(InstanceHistory found) {
        if (followed.now().filter(shown -> shown.view().id().equals(found.id())).isPresent()) {
            history = found;
            past.draw(found, now);
            hour.draw(found.spans(), now);
        }
    }

    /// The pane has become part of the window, or time has gone on.
    public void tick(Instant at) {
        now = at;
        if (root.getParent() != null) {
            followed.now()
                    .ifPresent(
                            shown -> {
                                hour.draw(history.spans(), at);
                                read(shown.view());
                            });
        }
    }

    private static String subtitle(InstanceView view) {
        StringBuilder words = new StringBuilder(VisibleText.line(view.agent(), 64));
        if (view.version() != null) {
            words.append(' ').append(VisibleText.line(view.version(), 32));
        }
        if (view.model() != null) {
            words.append(" · ").append(VisibleText.line(view.model(), 64));
        }
        return words.toString();
    }

    private static String callout(Shown shown) {
        InstanceView view = shown.view();
        if (view.state() == InstanceState.WAITING) {
            String since = "Waits for you since " + FactSheet.clock(view.since());
            return shown.note().isEmpty() ? since : since + "\n" + shown.note();
        }
        if (view.state() == InstanceState.ENDED && view.endReason() != null) {
            return "Ended: " + VisibleText.line(view.endReason(), 120);
        }
        return shown.note();
    }

    public void focusTerminal() {
        buttons.focus();
    }

    public void edit(LabelField field) {
        scroll.setVvalue(0);
        labels.edit(field);
    }

    /// @return false if nothing was being typed
    public boolean cancelEdit() {
        return labels.cancel();
    }

    public Node root() {
        return root;
    }
}
