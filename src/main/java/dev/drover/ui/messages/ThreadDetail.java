package dev.drover.ui.messages;

import dev.drover.model.MessageType;
import dev.drover.model.VisibleText;
import dev.drover.model.view.MessageView;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.application.Platform;
import javafx.geometry.Pos;
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

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One thread as a conversation, the newest message at the end and in sight.
final class ThreadDetail {
    private static final int LONGEST_LINE = 1_100;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private final Consumer<List<String>> read;
    private final BiConsumer<String, Boolean> answer;
    private final Label title = new Label();
    private final Label about = new Label();
    private final VBox letters = new VBox(8);
    private final ScrollPane scroll = new ScrollPane();
    private final VBox root;
    private final Followed<ThreadLine> followed = new Followed<>(() -> {}, this::draw);

    /// @param read told the ids of messages to the user that are shown now
    /// @param answer takes the id of a request to join, and whether it is let in
    ThreadDetail(Runnable close, Consumer<List<String>> read, BiConsumer<String, Boolean> answer) {
        this.read = read;
        this.answer = answer;
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the thread (Esc)");
        shut.setFocusTraversable(false);
        shut.setOnAction(click -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        about.getStyleClass().add("detail-state");
        about.setMinWidth(0);
        HBox top = new HBox(about, gap, shut);
        top.getStyleClass().add("detail-top");
        title.getStyleClass().add("detail-title");
        wrap(title);
        VBox body = new VBox(12, title, letters);
        body.getStyleClass().add("detail-body");
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId("message-detail");
        root.getStyleClass().add("detail");
        root.setAccessibleText("The thread");
    }

    void show(@Nullable Row<ThreadLine> row) {
        followed.follow(row);
    }

    private void draw(ThreadLine line) {
        MessageThread thread = line.view();
        about.setText(
                line.branch().isEmpty() ? "About no branch" : "About branch " + line.branch());
        title.setText(line.title());
        letters.getChildren().setAll(thread.messages().stream().map(this::letter).toList());
        // Its height is known only after the next layout.
        Platform.runLater(() -> scroll.setVvalue(1));
        List<String> unread = thread.unreadByUser();
        if (!unread.isEmpty()) {
            read.accept(unread);
        }
    }

    private Node letter(MessageView message) {
        boolean told = BranchLetters.isConflict(message);
        boolean own = message.from().instance() == null && !told;
        Label who = new Label(ThreadLine.sender(message));
        who.getStyleClass().add("letter-sender");
        who.setMinWidth(0);
        Label when = new Label(WHEN.format(message.at()));
        when.getStyleClass().add("letter-note");
        when.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, who, gap, when);
        head.setAlignment(Pos.BASELINE_LEFT);
        Label words = new Label(words(message));
        words.getStyleClass().add("letter-words");
        wrap(words);
        VBox letter = new VBox(3, head);
        if (message.type() != MessageType.TEXT) {
            boolean joins =
                    message.type() == MessageType.JOIN_REQUEST && BranchLetters.isOne(message);
            Label type = new Label(ThreadLine.type(message.type()) + (joins ? " the branch" : ""));
            type.getStyleClass().add("letter-type");
            letter.getChildren().add(type);
        }
        if (!words.getText().isBlank()) {
            letter.getChildren().add(words);
        }
        String state = state(message);
        if (!state.isEmpty()) {
            Label note = new Label(state);
            note.getStyleClass().add("letter-note");
            letter.getChildren().add(note);
        }
        BranchLetters.pending(message).map(this::choice).ifPresent(letter.getChildren()::add);
        letter.getStyleClass()
                .setAll("letter", told ? "letter-told" : own ? "letter-own" : "letter-other");
        return letter;
    }

    private Node choice(String request) {
        Button in = new Button("Let it in");
        in.setId("join-approve");
        in.getStyleClass().addAll("small", "accent");
        in.setOnAction(click -> answer.accept(request, true));
        Button not = new Button("Deny");
        not.setId("join-deny");
        not.getStyleClass().add("small");
        not.setOnAction(click -> answer.accept(request, false));
        HBox both = new HBox(8, in, not);
        both.getStyleClass().add("letter-choice");
        return both;
    }

    private static String words(MessageView message) {
        return message.text()
                .lines()
                .map(line -> VisibleText.line(line, LONGEST_LINE))
                .collect(Collectors.joining("\n"));
    }

    /// Nothing once everybody has read it.
    private static String state(MessageView message) {
        if (message.unread().isEmpty()) {
            return "";
        }
        if (BranchLetters.isOne(message)) {
            return "Not answered yet";
        }
        return message.to().size() == 1
                ? "Not read yet"
                : message.unread().size() + " of " + message.to().size() + " have not read it yet";
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    Node root() {
        return root;
    }
}
