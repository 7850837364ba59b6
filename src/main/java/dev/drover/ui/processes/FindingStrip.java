package dev.drover.ui.processes;

import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.page.Report;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// Above the table: how much there is in all, and a line for each thing worth a look, the
/// weightiest first; no more than a few until somebody wants all.
final class FindingStrip {
    private static final int FEW = 3;

    private final ProcessActions actions;
    private final EndSheet ending;
    private final DirectorySheet directorySheet;
    private final Label sum = Parts.words("", "sum");
    private final VBox lines = new VBox();
    private final VBox root;
    private List<Finding> findings = List.of();
    private boolean all;

    FindingStrip(
            ProcessActions actions, EndSheet ending, DirectorySheet directorySheet, Report report) {
        this.actions = actions;
        this.ending = ending;
        this.directorySheet = directorySheet;
        sum.setId("process-sum");
        Button directories =
                Parts.button(
                        "process-directories",
                        "Directories…",
                        Feather.FOLDER,
                        directorySheet::open);
        report.button().setId("process-report");
        HBox bar = new HBox(8, sum, Parts.gap(), directories, report.button());
        bar.getStyleClass().add("process-bar");
        lines.setId("findings");
        root = new VBox(bar, lines);
    }

    void draw(ProcessForest forest, List<Directory> directories) {
        long sessions = forest.entries().stream().filter(ProcessEntry::isSession).count();
        int count = forest.entries().size();
        sum.setText(
                count == 0
                        ? "Nothing runs"
                        : Figures.count(count, "process", "processes")
                                + (sessions == 0
                                        ? ""
                                        : " of "
                                                + Figures.count(
                                                        (int) sessions, "session", "sessions"))
                                + " · "
                                + Figures.bytes(forest.totalBytes()));
        List<Finding> now = Finding.of(forest, directories);
        if (!now.equals(findings)) {
            findings = now;
            drawLines();
        }
    }

    private void drawLines() {
        // One more line is as good as the link that leads to it.
        int shown = all || findings.size() <= FEW + 1 ? findings.size() : FEW;
        lines.getChildren().setAll(findings.stream().limit(shown).map(this::line).toList());
        if (findings.size() > FEW + 1) {
            String words = all ? "Show fewer" : findings.size() - shown + " more";
            HBox more =
                    new HBox(
                            Parts.link(
                                    words,
                                    words + " findings",
                                    () -> {
                                        all = !all;
                                        drawLines();
                                    }));
            more.getStyleClass().addAll("silence", "finding-more");
            more.getChildren().getFirst().setId("findings-more");
            lines.getChildren().add(more);
        }
    }

    private Node line(Finding finding) {
        Label words = new Label(finding.words());
        words.setMinWidth(40);
        HBox line = new HBox(10, sign(finding.way()), words, Parts.gap());
        line.getStyleClass().addAll("silence", "finding");
        String key = finding.key();
        if (finding.way() == Finding.Way.DIRECTORIES) {
            add(line, "Look…", finding, directorySheet::open);
        }
        if (key != null) {
            add(line, "Show", finding, () -> actions.show(key));
        }
        if (!finding.ends().isEmpty() && actions.canEnd()) {
            add(line, "End…", finding, () -> ending.ask(finding.ends()));
        }
        return line;
    }

    private static void add(HBox line, String words, Finding finding, Runnable run) {
        line.getChildren().add(Parts.link(words, words + " " + finding.words(), run));
    }

    private static Node sign(Finding.Way way) {
        Region sign = new Region();
        sign.getStyleClass().add("class-sign");
        return switch (way) {
            case ORPHANS -> {
                sign.getStyleClass().add(ClassLook.ORPHAN.styleClass());
                yield sign;
            }
            case DUPLICATE -> {
                sign.getStyleClass().add(ClassLook.DUPLICATE.styleClass());
                yield sign;
            }
            case DIRECTORIES -> icon(Feather.FOLDER);
            case SAVING -> icon(Feather.TRENDING_DOWN);
            case SHARED -> icon(Feather.SHARE_2);
            case NOTICE -> icon(Feather.INFO);
        };
    }

    private static Node icon(Ikon ikon) {
        return new FontIcon(ikon);
    }

    Node root() {
        return root;
    }
}
