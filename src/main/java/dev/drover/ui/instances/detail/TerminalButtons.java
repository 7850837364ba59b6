package dev.drover.ui.instances.detail;

import dev.drover.model.VisibleText;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The way to an agent's terminal and directory. Where there is no way, it says why, and offers the
/// path.
final class TerminalButtons {
    private final InstanceInputs inputs;
    private final Shell shell;
    private final Button focus =
            new Button("Go to its terminal", new FontIcon(Feather.CORNER_UP_RIGHT));
    private final Button copy = new Button("Copy directory", new FontIcon(Feather.COPY));
    private final Label why = new Label();
    private final Hyperlink path = new Hyperlink("Copy the path instead");
    private final VBox no = new VBox(why, path);
    private final VBox root;
    private @Nullable InstanceView view;

    TerminalButtons(InstanceInputs inputs, Shell shell) {
        this.inputs = inputs;
        this.shell = shell;
        focus.setId("focus-terminal");
        focus.setTooltip(new Tooltip("Brings its terminal to the front (Ctrl+Enter)"));
        focus.setOnAction(click -> focus());
        copy.setId("copy-directory");
        copy.setTooltip(new Tooltip("Ctrl+C"));
        copy.setOnAction(click -> copy());
        for (Button button : new Button[] {focus, copy}) {
            button.getStyleClass().add("detail-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        focus.getStyleClass().add("accent");
        why.setId("focus-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        path.setId("focus-path");
        path.setOnAction(click -> copy());
        no.getStyleClass().add("focus-no");
        HBox buttons = new HBox(focus, copy);
        buttons.getStyleClass().add("detail-buttons");
        root = new VBox(buttons, no);
        hideWhy();
    }

    void draw(InstanceView next) {
        if (view == null || !view.id().equals(next.id())) {
            hideWhy();
        }
        view = next;
        focus.setDisable(!next.state().isLive());
    }

    void focus() {
        InstanceView now = view;
        if (now == null) {
            return;
        }
        hideWhy();
        String id = now.id();
        shell.actions()
                .run(
                        Action.of("Going to its terminal", () -> inputs.focus().apply(id))
                                .canBeCancelled()
                                .then(answer -> answered(id, answer))
                                .orElse(line -> showWhy(id, line)));
    }

    private void answered(String id, FocusAnswer answer) {
        if (answer.done()) {
            shell.say(VisibleText.line(answer.line(), 160));
        } else {
            showWhy(id, answer.line());
        }
    }

    private void showWhy(String id, String line) {
        if (view != null && view.id().equals(id)) {
            why.setText(VisibleText.line(line, 400));
            no.setVisible(true);
            no.setManaged(true);
        }
    }

    private void hideWhy() {
        no.setVisible(false);
        no.setManaged(false);
    }

    private void copy() {
        if (view != null) {
            shell.copy(view.cwd());
        }
    }

    Node root() {
        return root;
    }
}
