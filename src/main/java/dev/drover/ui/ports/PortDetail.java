package dev.drover.ui.ports;

import dev.drover.model.VisibleText;
import dev.drover.model.view.PortView;
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
import java.util.Locale;
import java.util.function.Consumer;

/// All about one port in a pane beside the table: who holds it since when, who listens there, and
/// how either ends; follows its row while it changes.
final class PortDetail {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private static final int LONG = 600;

    private final PortActions actions;
    private final Label state = new Label();
    private final Region sign = new Region();
    private final Label title = Parts.wrapped("", "detail-title");
    private final Label subtitle = Parts.wrapped("", "detail-subtitle");
    private final Label callout = Parts.wrapped("", "callout");
    private final Button release;
    private final Label leaseHeading = Parts.words("Lease", "fact-heading");
    private final GridPane facts = new GridPane();
    private final Label listenHeading = Parts.words("Who listens", "fact-heading");
    private final VBox listeners = new VBox();
    private final ScrollPane scroll;
    private final VBox root;
    private final Followed<PortLine> followed = new Followed<>(this::turned, this::draw);
    private @Nullable PortEntry drawn;

    PortDetail(PortActions actions, Runnable close) {
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
        release =
                Parts.button(
                        "port-release", "Release…", Feather.UNLOCK, () -> with(actions::release));
        release.getStyleClass().add("ends");
        Button copy =
                Parts.button("port-copy", "Copy number", Feather.COPY, () -> with(actions::copy));
        FlowPane buttons = new FlowPane(8, 8, release, copy);
        buttons.getStyleClass().add("detail-buttons");
        facts.getStyleClass().add("facts");
        listeners.getStyleClass().add("port-listeners");
        callout.setId("port-sentence");
        VBox body =
                new VBox(
                        title,
                        subtitle,
                        callout,
                        buttons,
                        listenHeading,
                        listeners,
                        leaseHeading,
                        facts);
        body.getStyleClass().addAll("detail-body", "process-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Details");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId("port-detail");
        root.getStyleClass().add("detail");
        root.setAccessibleText("Details of the port");
    }

    private void with(Consumer<PortEntry> run) {
        followed.now().map(PortLine::view).ifPresent(run);
    }

    void show(@Nullable Row<PortLine> row) {
        followed.follow(row);
    }

    private void turned() {
        scroll.setVvalue(0);
    }

    private void draw(PortLine line) {
        PortEntry entry = line.view();
        state.setText(entry.look().word() + (line.age().isEmpty() ? "" : " · for " + line.age()));
        if (entry.equals(drawn)) {
            return;
        }
        drawn = entry;
        sign.getStyleClass().setAll("class-sign", entry.look().styleClass());
        title.setText("Port " + entry.port());
        subtitle.setText(entry.what().isEmpty() ? "In the range of no type" : entry.what());
        callout.setText(entry.sentence());
        callout.getStyleClass().setAll("label", "callout");
        if (entry.look() == PortLook.CLASH) {
            callout.getStyleClass().add("callout-severity-warning");
        }
        Parts.show(release, entry.view().leased());
        Parts.show(leaseHeading, entry.view().leased());
        Parts.show(facts, entry.view().leased());
        facts(entry);
        boolean some = !entry.view().listeners().isEmpty();
        Parts.show(listenHeading, some);
        Parts.show(listeners, some);
        listeners
                .getChildren()
                .setAll(
                        entry.view().listeners().stream()
                                .map(one -> PortListeners.item(one, entry, actions))
                                .toList());
    }

    private void facts(PortEntry entry) {
        PortView view = entry.view();
        facts.getChildren().clear();
        if (!view.leased()) {
            return;
        }
        if (entry.instance() == null) {
            fact("Holder", entry.holder());
        } else {
            Hyperlink link =
                    Parts.link(
                            entry.holder(),
                            "Go to the agent " + entry.holder(),
                            () -> with(actions::goToHolder));
            link.setId("port-holder");
            link.setMinWidth(0);
            fact("Holder", link);
        }
        fact("Type", view.type());
        fact("Name", view.name());
        fact("Project", view.root());
        fact("Worktree", view.worktree());
        fact("Branch", view.branch());
        if (view.namespace() != null && !view.namespace().equals("global")) {
            fact("Namespace", view.namespace());
        }
        if (view.since() != null) {
            fact("Since", WHEN.format(view.since()));
        }
        fact(
                "Ends",
                view.expiresAt() != null
                        ? "by itself, " + WHEN.format(view.expiresAt())
                        : entry.instance() == null ? "when you release it" : "with its agent");
    }

    private void fact(String name, @Nullable String value) {
        if (value != null) {
            fact(name, Parts.wrapped(VisibleText.line(value, LONG), "fact-value"));
        }
    }

    private void fact(String name, Node value) {
        Label left = Parts.words(name, "fact-name");
        left.setMinWidth(72);
        left.setLabelFor(value);
        GridPane.setValignment(left, VPos.TOP);
        facts.addRow(facts.getRowCount(), left, value);
    }

    Node root() {
        return root;
    }
}
