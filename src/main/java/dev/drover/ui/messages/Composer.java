package dev.drover.ui.messages;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.MessageAsk;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Shell;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The line to write as the user: to whom, what, and how much room is left. What is refused stays
/// there, with the reason below it.
final class Composer {
    private static final int LONGEST = 1_024;

    /// From here on it is worth saying how much room is left.
    private static final int NEARLY = 800;

    private static final Reader ALL = new Reader(null, "All agents");

    private final Shell shell;
    private final MessageInputs inputs;
    private final ComboBox<Reader> to = new ComboBox<>();
    private final TextField text = new TextField();
    private final Label room = new Label();
    private final Label refusal = new Label();
    private final Button send = new Button("Send", new FontIcon(Feather.SEND));
    private final VBox root;

    /// @param instance null for all
    private record Reader(@Nullable String instance, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    Composer(Shell shell, MessageInputs inputs) {
        this.shell = shell;
        this.inputs = inputs;
        to.setId("message-to");
        to.setPromptText("To whom");
        to.setAccessibleText("To whom you write");
        to.setPrefWidth(250);
        to.setMinWidth(150);
        text.setId("message-text");
        text.setPromptText("Write to an agent; it reads this at its next prompt");
        text.setAccessibleText("What you write");
        text.setOnAction(enter -> send());
        HBox.setHgrow(text, Priority.ALWAYS);
        room.getStyleClass().add("letter-note");
        room.setMinWidth(Region.USE_PREF_SIZE);
        room.textProperty().bind(Bindings.createStringBinding(this::left, text.textProperty()));
        room.managedProperty().bind(room.textProperty().isNotEmpty());
        send.setId("message-send");
        send.getStyleClass().add("accent");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(click -> send());
        send.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        to.getValue() == null
                                                || text.getText().isBlank()
                                                || bytes() > LONGEST,
                                to.valueProperty(),
                                text.textProperty()));
        refusal.setId("message-refusal");
        refusal.getStyleClass().add("composer-refusal");
        refusal.setWrapText(true);
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        text.textProperty().addListener((property, before, after) -> refusal.setText(""));
        HBox line = new HBox(8, to, text, room, send);
        line.getStyleClass().add("composer-line");
        root = new VBox(4, line, refusal);
        root.getStyleClass().add("composer");
    }

    private int bytes() {
        return text.getText().getBytes(StandardCharsets.UTF_8).length;
    }

    private String left() {
        int left = LONGEST - bytes();
        if (left < 0) {
            return -left + " bytes too long";
        }
        return left > LONGEST - NEARLY ? "" : left + " bytes left";
    }

    /// Those who can be written to now; who was chosen stays chosen.
    void readers(List<InstanceView> instances) {
        List<Reader> readers = new ArrayList<>();
        readers.add(ALL);
        instances.stream()
                .filter(i -> i.endedAt() == null)
                .map(i -> new Reader(i.id(), VisibleText.line(name(i), 60)))
                .forEach(readers::add);
        if (!readers.equals(to.getItems())) {
            Reader chosen = to.getValue();
            to.getItems().setAll(readers);
            to.setValue(chosen == null ? null : find(chosen.instance()).orElse(null));
        }
    }

    private static String name(InstanceView instance) {
        String name =
                instance.name() == null || instance.name().isBlank()
                        ? instance.agent()
                        : instance.name();
        return name + " (" + instance.shortId() + ")";
    }

    /// @param instance null for all
    void choose(@Nullable String instance) {
        find(instance).ifPresent(to::setValue);
    }

    private Optional<Reader> find(@Nullable String instance) {
        return to.getItems().stream()
                .filter(r -> Objects.equals(r.instance(), instance))
                .findFirst();
    }

    private void send() {
        Reader reader = to.getValue();
        if (send.isDisabled() || reader == null) {
            return;
        }
        String words = text.getText();
        boolean all = reader.instance() == null;
        MessageAsk ask =
                new MessageAsk(
                        reader.instance(),
                        all,
                        null,
                        words,
                        null,
                        all ? "global" : null,
                        null,
                        null);
        shell.actions()
                .run(
                        Action.of("Sending", () -> inputs.send().apply(ask))
                                .then(
                                        sent -> {
                                            if (text.getText().equals(words)) {
                                                text.clear();
                                            }
                                        })
                                .says("Sent to " + (all ? "all agents" : reader.name()))
                                .orElse(refusal::setText));
    }

    void focus() {
        text.requestFocus();
    }

    Node root() {
        return root;
    }
}
