package dev.drover.ui.processes;

import dev.drover.model.VisibleText;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What daemons have left on disk: abandoned directories with the way to the trash, those in the
/// trash with the way back, and those in use with who uses them.
final class DirectorySheet {
    private static final int PATH = 400;

    private final Sheet sheet;
    private final ProcessActions actions;
    private final VBox body = new VBox();
    private final Label about = Parts.wrapped("", "sheet-about");
    private List<Directory> directories = List.of();
    private Instant now = Instant.EPOCH;

    DirectorySheet(Sheet sheet, ProcessActions actions) {
        this.sheet = sheet;
        this.actions = actions;
    }

    void draw(List<Directory> all, Instant at) {
        directories = all;
        now = at;
        List<Directory> abandoned = abandoned(all);
        about.setText(
                all.isEmpty()
                        ? "No daemon that Drover knows has left a directory."
                        : abandoned.isEmpty()
                                ? "All that daemons keep here is in use."
                                : Figures.count(
                                                abandoned.size(),
                                                "directory is used by nobody",
                                                "directories are used by nobody")
                                        + ", "
                                        + size(abandoned)
                                        + ". What goes to the trash can be put back.");
        List<Node> lines = new ArrayList<>();
        part("Abandoned", abandoned, lines);
        part("In Drover's trash", all.stream().filter(d -> d.trashed() != null).toList(), lines);
        part(
                "In use",
                all.stream().filter(d -> !d.abandoned() && d.trashed() == null).toList(),
                lines);
        body.getChildren().setAll(lines);
    }

    static List<Directory> abandoned(List<Directory> all) {
        return all.stream().filter(d -> d.abandoned() && d.trashed() == null).toList();
    }

    static String size(List<Directory> some) {
        long bytes = some.stream().mapToLong(Directory::bytes).sum();
        boolean whole = some.stream().allMatch(Directory::whole);
        return (whole ? "" : "more than ") + Figures.bytes(bytes);
    }

    private void part(String heading, List<Directory> some, List<Node> lines) {
        if (!some.isEmpty()) {
            lines.add(Parts.words(heading, "fact-heading"));
            some.forEach(one -> lines.add(line(one)));
        }
    }

    private Node line(Directory one) {
        String path = VisibleText.line(one.path(), PATH);
        Label where = Parts.words(path, "step-command");
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.setMinWidth(0);
        VBox words = new VBox(2, where, Parts.words(facts(one), "step-reason"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step");
        if (one.trashed() != null) {
            line.getChildren().add(way("Put back", path, () -> actions.restore(one)));
        } else if (one.abandoned()) {
            line.getChildren().add(way("Move to trash", path, () -> actions.trash(one)));
        }
        return line;
    }

    private static Button way(String words, String path, Runnable run) {
        Button button = Parts.button("", words, null, run);
        button.setAccessibleText(words + ": " + path);
        return button;
    }

    private String facts(Directory one) {
        List<String> facts = new ArrayList<>();
        if (!one.profile().isEmpty()) {
            facts.add(VisibleText.line(one.profile(), 60));
        }
        if (one.trashed() == null) {
            facts.add(size(List.of(one)));
        }
        if (one.changed() != null) {
            facts.add("last changed " + Figures.longAge(one.changed(), now) + " ago");
        }
        if (!one.users().isEmpty()) {
            facts.add(
                    (one.users().size() == 1 ? "used by process " : "used by processes ")
                            + one.users().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")));
        }
        return facts.isEmpty() ? "It is out of the way." : String.join(" · ", facts);
    }

    void open() {
        draw(directories, now);
        Button close = Parts.button("directories-close", "Close", null, sheet::close);
        HBox buttons = new HBox(8, Parts.gap(), close);
        sheet.show("directories", "Directories of daemons", about, body, buttons, close);
    }
}
