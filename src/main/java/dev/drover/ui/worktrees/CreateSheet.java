package dev.drover.ui.worktrees;

import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeWish;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// The small form for a new worktree. What is wrong with a wish is said below its fields, and the
/// fields stay as they are.
final class CreateSheet {
    private static final int LONG = 500;

    private final Sheet sheet;
    private final WorktreeActions actions;
    private final ComboBox<Map.Entry<String, String>> repository = new ComboBox<>();
    private final TextField branch = new TextField();
    private final TextField base = new TextField();
    private final Label wrong = Parts.wrapped("", "label-wrong");
    private final Hyperlink there =
            Parts.link("Show it", "Show the worktree that is there", this::show);
    private final Button cancel;
    private final Button make;
    private @Nullable String found;

    CreateSheet(Sheet sheet, WorktreeActions actions) {
        this.sheet = sheet;
        this.actions = actions;
        cancel = Parts.button("create-cancel", "Cancel", null, sheet::close);
        make = Parts.button("create-confirm", "Make it", null, this::make);
        make.getStyleClass().add("accent");
        repository.setId("create-repository");
        repository.setMaxWidth(Double.MAX_VALUE);
        repository.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Map.@Nullable Entry<String, String> one) {
                        return one == null
                                ? ""
                                : one.getValue() + "  ·  " + VisibleText.line(one.getKey(), 200);
                    }

                    @Override
                    public Map.@Nullable Entry<String, String> fromString(String text) {
                        return repository.getValue();
                    }
                });
        branch.setId("create-branch");
        branch.setPromptText("such as fix/login");
        base.setId("create-base");
        base.setPromptText("where the repository stands now");
        branch.setOnAction(enter -> make());
        base.setOnAction(enter -> make());
        branch.textProperty().addListener((property, before, after) -> tell("", null));
        wrong.setId("create-wrong");
        there.setId("create-there");
    }

    /// @param repositories what each is called, by the path of its main worktree
    /// @param first the one to begin with, null for any
    void ask(Map<String, String> repositories, @Nullable String first) {
        repository.setItems(FXCollections.observableArrayList(repositories.entrySet()));
        repository.setValue(
                repositories.entrySet().stream()
                        .filter(one -> one.getKey().equals(first))
                        .findFirst()
                        .orElse(repositories.entrySet().stream().findFirst().orElse(null)));
        branch.clear();
        base.clear();
        working(false);
        tell("", null);
        VBox body =
                new VBox(
                        field("Repository", repository),
                        field("Branch: a new name, or one that is there", branch),
                        field("Begins at: a branch, tag or commit, if the branch is new", base),
                        new HBox(8, wrong, there));
        // The sheet gives its body a look of its own; room between fields is theirs.
        sheet.show(
                "create-sheet",
                "New worktree",
                Parts.wrapped(
                        "A directory of its own for one branch, beside the repository, so that"
                                + " nobody works in another's files.",
                        "sheet-about"),
                body,
                new HBox(8, Parts.gap(), cancel, make),
                branch);
    }

    private static Node field(String words, Node field) {
        Label label = Parts.words(words, "form-label");
        label.setLabelFor(field);
        VBox box = new VBox(4, label, field);
        box.getStyleClass().add("form-field");
        return box;
    }

    private void working(boolean on) {
        make.setDisable(on);
        make.setText(on ? "Making it…" : "Make it");
    }

    private void tell(String words, @Nullable String path) {
        wrong.setText(VisibleText.line(words, LONG));
        found = path;
        Parts.show(wrong, !words.isEmpty());
        Parts.show(there, path != null);
    }

    private void make() {
        Map.Entry<String, String> where = repository.getValue();
        if (make.isDisabled() || where == null) {
            return;
        }
        if (branch.getText().isBlank()) {
            tell("Give the branch a name.", null);
            branch.requestFocus();
            return;
        }
        String at = base.getText().strip();
        working(true);
        tell("", null);
        actions.create(
                new WorktreeWish(
                        branch.getText().strip(), at.isEmpty() ? null : at, where.getKey()),
                this::made,
                refusal -> {
                    working(false);
                    tell(refusal, null);
                });
    }

    private void made(WorktreeDeed deed) {
        working(false);
        if (deed.done()) {
            sheet.close();
            actions.say(WorktreeWords.name(deed.path()) + " was " + deed.note());
            actions.open(new Place.Worktrees(deed.path()));
        } else {
            String note = deed.note();
            String begin = note.substring(0, 1).toUpperCase(Locale.ROOT);
            tell(begin + note.substring(1), deed.path());
        }
    }

    private void show() {
        String path = found;
        sheet.close();
        if (path != null) {
            actions.open(new Place.Worktrees(path));
        }
    }
}
