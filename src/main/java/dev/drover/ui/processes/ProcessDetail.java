package dev.drover.ui.processes;

import dev.drover.model.VisibleText;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.view.ProcessView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
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

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// All about one process in a pane beside the table: why it is alive, whose it is, what it holds,
/// and how it ends; follows its row while it changes.
final class ProcessDetail {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private static final int LONG = 600;

    private final ProcessActions actions;
    private final Label state = new Label();
    private final Region sign = new Region();
    private final Label title = Parts.wrapped("", "detail-title");
    private final Label subtitle = Parts.wrapped("", "detail-subtitle");
    private final Label callout = Parts.wrapped("", "callout");
    private final Button end;
    private final Label keep = Parts.wrapped("", "process-keep");
    private final VBox evidence = new VBox();
    private final GridPane facts = new GridPane();
    private final Label command = Parts.wrapped("", "process-command");
    private final ScrollPane scroll;
    private final VBox root;
    private final Followed<ProcessLine> followed = new Followed<>(this::turned, this::draw);
    private @Nullable ProcessEntry drawn;

    ProcessDetail(ProcessActions actions, Consumer<ProcessEntry> ending, Runnable close) {
        this.actions = actions;
        state.getStyleClass().add("detail-state");
        state.setGraphic(sign);
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the details (Esc)");
        shut.setFocusTraversable(false);
        shut.setOnAction(click -> close.run());
        HBox top = new HBox(state, Parts.gap(), shut);
        top.getStyleClass().add("detail-top");
        end = Parts.button("process-end", "End…", Feather.X_CIRCLE, () -> with(ending));
        end.getStyleClass().add("ends");
        Button copy =
                Parts.button(
                        "process-copy",
                        "Copy command",
                        Feather.COPY,
                        () -> with(actions::copyCommand));
        FlowPane buttons = new FlowPane(8, 8, end, copy);
        buttons.getStyleClass().add("detail-buttons");
        keep.setId("process-keep");
        evidence.getStyleClass().add("evidence");
        facts.getStyleClass().add("facts");
        command.setId("process-command");
        VBox body =
                new VBox(
                        title,
                        subtitle,
                        callout,
                        buttons,
                        keep,
                        Parts.words("Why is it alive?", "fact-heading"),
                        evidence,
                        Parts.words("Facts", "fact-heading"),
                        facts,
                        Parts.words("Command", "fact-heading"),
                        command);
        body.getStyleClass().addAll("detail-body", "process-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Details");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId("process-detail");
        root.getStyleClass().add("detail");
        root.setAccessibleText("Details of the process");
    }

    private void with(Consumer<ProcessEntry> run) {
        followed.now().map(ProcessLine::view).ifPresent(run);
    }

    void show(@Nullable Row<ProcessLine> row) {
        followed.follow(row);
    }

    private void turned() {
        scroll.setVvalue(0);
    }

    private void draw(ProcessLine line) {
        ProcessEntry entry = line.view();
        state.setText(entry.look().word() + " · runs for " + line.age());
        if (entry.equals(drawn)) {
            return;
        }
        drawn = entry;
        ProcessView view = entry.view();
        sign.getStyleClass().setAll("class-sign", entry.look().styleClass());
        title.setText(VisibleText.line(entry.name(), 120));
        subtitle.setText(subtitle(entry));
        callout.setText(entry.look().meaning());
        callout.getStyleClass().setAll("label", "callout");
        if (entry.look().isTooMuch()) {
            callout.getStyleClass().add("callout-severity-warning");
        }
        Parts.show(end, actions.canEnd() && view.keep() == null);
        end.setText(entry.below() == 0 ? "End…" : "End with " + entry.below() + " below…");
        end.setAccessibleText("End " + entry.name() + ": shows first what would happen");
        String kept = view.keep();
        keep.setText(
                kept == null ? "" : "It cannot be ended here. " + VisibleText.line(kept, LONG));
        Parts.show(keep, kept != null);
        List<String> how = entry.evidence();
        evidence.getChildren().setAll(how.stream().map(ProcessDetail::item).toList());
        command.setText(entry.command());
        facts(entry);
    }

    private static String subtitle(ProcessEntry entry) {
        String role =
                switch (entry.view().role()) {
                    case INSTANCE -> "Agent";
                    case SERVER -> "Server";
                    case DAEMON -> "Daemon";
                    case CHILD -> "Process";
                };
        return role + " · pid " + entry.view().pid();
    }

    private static Node item(String text) {
        Label label = Parts.wrapped(text, "evidence-line");
        Label dash = Parts.words("–", "fact-name");
        dash.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return new HBox(8, dash, label);
    }

    private void facts(ProcessEntry entry) {
        ProcessView view = entry.view();
        facts.getChildren().clear();
        if (view.owner() != null) {
            String who = entry.owner().isEmpty() ? "an agent that has ended" : entry.owner();
            boolean itself = view.role() == ProcessRole.INSTANCE;
            Hyperlink link =
                    Parts.link(
                            itself ? "Show the agent" : who,
                            "Go to the agent " + who,
                            () -> with(actions::goToOwner));
            link.setId("process-owner");
            link.setMinWidth(0);
            fact(itself ? "Agent" : "Belongs to", link);
        }
        fact("Memory", entry.memory().isEmpty() ? "cannot be seen" : entry.memory());
        if (entry.below() > 0) {
            fact("With below", entry.whole() + " in " + (entry.below() + 1) + " processes");
        }
        if (view.cpuSeconds() != null) {
            fact("Processor", cpu(view.cpuSeconds()));
        }
        fact("Ports", entry.ports().isEmpty() ? "none" : entry.ports());
        fact("Started", WHEN.format(view.startedAt()));
        if (entry.above() == null) {
            fact("Started by", "pid " + view.parent());
        } else {
            Hyperlink link =
                    Parts.link(
                            "pid " + view.parent(),
                            "Show the process above it, pid " + view.parent(),
                            () -> with(this::goUp));
            fact("Started by", link);
        }
        if (view.cwd() != null) {
            fact("Directory", VisibleText.line(view.cwd(), LONG));
        }
        if (view.server() != null) {
            fact("Same server", VisibleText.line(view.server(), LONG));
        }
    }

    private void goUp(ProcessEntry entry) {
        if (entry.above() != null) {
            actions.show(entry.above());
        }
    }

    private static String cpu(double seconds) {
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s used", seconds)
                : Figures.longAge(
                                java.time.Instant.EPOCH,
                                java.time.Instant.ofEpochSecond((long) seconds))
                        + " used";
    }

    private void fact(String name, String value) {
        fact(name, Parts.wrapped(value, "fact-value"));
    }

    private void fact(String name, Node value) {
        Label left = Parts.words(name, "fact-name");
        left.setMinWidth(84);
        left.setLabelFor(value);
        GridPane.setValignment(left, VPos.TOP);
        facts.addRow(facts.getRowCount(), left, value);
    }

    Node root() {
        return root;
    }
}
