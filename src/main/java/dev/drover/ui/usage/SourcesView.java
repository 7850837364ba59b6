package dev.drover.ui.usage;

import dev.drover.model.Place;
import dev.drover.model.view.UsageSources;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.EmptyParts;
import dev.drover.ui.part.Parts;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// Where the figures differ: what each source tells of each agent, side by side, how far they lie
/// apart, and how sure the figures are.
final class SourcesView {
    static final String HOW =
            "A confidence is 100 % less the median difference of the figures that two sources tell,"
                + " where the difference of a and b is |a − b| divided by the greater one. What a"
                + " source does not tell is left out, never taken for 0.";

    private static final double WIDTH = 520;

    private final ObservableList<SourceLine> lines = FXCollections.observableArrayList();
    private final ListView<SourceLine> list = new ListView<>(lines);
    private final HBox headings = SourceCell.headings();
    private final VBox nobody;
    private final VBox looking;
    private final VBox teach;
    private final VBox root;

    /// @param back leads to the figures
    SourcesView(Shell shell, String statusLine, Runnable back) {
        Button usage = Parts.button("back-to-usage", "Usage", Feather.ARROW_LEFT, back);
        usage.setAccessibleText("Back to usage (Escape)");
        Label title = Parts.words("Where the figures differ", "usage-title");
        HBox top = new HBox(12, usage, title);
        top.getStyleClass().add("sources-top");
        Label how = Parts.wrapped(HOW, "usage-teach");
        how.setMaxWidth(820);
        Button chip = new Button("Copy the lines", new FontIcon(Feather.COPY));
        chip.setId("copy-status-line");
        chip.getStyleClass().add("detail-button");
        chip.setMinWidth(Button.USE_PREF_SIZE);
        chip.setOnAction(click -> shell.copy(statusLine));
        teach =
                new VBox(
                        new HBox(
                                12,
                                Parts.wrapped(
                                        "No agent tells by its status line yet. With these lines in"
                                                + " ~/.claude/settings.json, Claude Code also tells"
                                                + " its context, its own count of the cost, and its"
                                                + " limits.",
                                        "usage-teach"),
                                chip));
        teach.setId("no-status-line");
        teach.getStyleClass().add("sources-teach");
        nobody =
                EmptyParts.column(
                        Feather.GIT_COMMIT,
                        "No agent runs",
                        EmptyParts.text(
                                "While agents run, this page compares what their hooks, their"
                                        + " status line and their transcripts tell.",
                                WIDTH));
        looking =
                EmptyParts.column(
                        Feather.GIT_COMMIT,
                        "Looking at the sources",
                        EmptyParts.text("This takes a moment.", WIDTH));
        list.setId("sources");
        list.setAccessibleText("What each source tells of each agent");
        list.setFixedCellSize(32);
        list.setCellFactory(ignored -> new SourceCell(id -> open(shell, id)));
        list.setOnKeyPressed(
                press -> {
                    SourceLine chosen = list.getSelectionModel().getSelectedItem();
                    if (chosen != null && press.getCode() == KeyCode.ENTER) {
                        open(shell, chosen.instance());
                        press.consume();
                    }
                });
        StackPane body = new StackPane(list, nobody, looking);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox table = new VBox(headings, body);
        table.getStyleClass().add("card");
        VBox.setVgrow(table, Priority.ALWAYS);
        root = new VBox(top, how, teach, table);
        root.setId("usage-sources");
        root.getStyleClass().add("sources-view");
        Parts.show(teach, false);
        Parts.show(nobody, false);
        Parts.show(list, false);
        Parts.show(headings, false);
    }

    private static void open(Shell shell, String instance) {
        shell.open(new Place.Instances(instance));
    }

    void draw(List<UsageSources> sources) {
        List<SourceLine> next = SourceLine.all(sources);
        if (!next.equals(lines)) {
            int chosen = list.getSelectionModel().getSelectedIndex();
            lines.setAll(next);
            if (chosen >= 0 && chosen < next.size()) {
                list.getSelectionModel().select(chosen);
            }
        }
        boolean some = !sources.isEmpty();
        Parts.show(looking, false);
        Parts.show(nobody, !some);
        Parts.show(list, some);
        Parts.show(headings, some);
        Parts.show(teach, some && sources.stream().noneMatch(SourcesView::tellsByStatusLine));
    }

    private static boolean tellsByStatusLine(UsageSources one) {
        return one.figures().stream()
                .flatMap(figure -> figure.told().stream())
                .anyMatch(told -> told.source().equals("status line"));
    }

    void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    Node root() {
        return root;
    }
}
