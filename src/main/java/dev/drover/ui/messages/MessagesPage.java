package dev.drover.ui.messages;

import dev.drover.model.Place;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.EmptyParts;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// The page of messages: threads, one of them as a conversation, and a line to write as the user.
public final class MessagesPage implements Page {
    private static final double EMPTY_WIDTH = 440;
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final MessagesModel model = new MessagesModel();
    private final MessageInputs inputs;
    private final Shell shell;
    private final Composer composer;
    private final ThreadColumns columns = new ThreadColumns();
    private final ThreadDetail detail;
    private final DetailTable<ThreadLine> table;
    private final BorderPane root = new BorderPane();

    public MessagesPage(MessageInputs inputs, Shell shell) {
        this.inputs = inputs;
        this.shell = shell;
        composer = new Composer(shell, inputs);
        detail = new ThreadDetail(this::close, this::read, this::answer);
        table = new DetailTable<>(model, new Beside(), this::moved);
        TableView<Row<ThreadLine>> threads = table.table();
        threads.setId("messages");
        threads.setAccessibleText("Messages");
        threads.setFixedCellSize(56);
        threads.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        threads.getColumns().setAll(columns.all());
        threads.setRowFactory(ignored -> new MarkedRow<>(1, table::open, MessagesPage::mark));
        threads.setPlaceholder(placeholder());
        threads.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.root().getStyleClass().addAll("instances", "alerts");
        root.setCenter(table.root());
        root.setBottom(composer.root());
    }

    private final class Beside implements DetailTable.Side<ThreadLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<ThreadLine> row) {
            detail.show(row);
            if (row != null) {
                composer.choose(row.now().view().reader());
            }
        }

        @Override
        public void opening(boolean open) {
            columns.branch.setVisible(!open);
            columns.count.setVisible(!open);
        }
    }

    private static void mark(Node row, @Nullable ThreadLine line) {
        row.pseudoClassStateChanged(WAITING, line != null && line.isUnread());
        row.pseudoClassStateChanged(QUIET, line != null && !line.isUnread());
    }

    private Node placeholder() {
        Node none =
                EmptyParts.column(
                        Feather.MESSAGE_SQUARE,
                        "Nobody has written",
                        EmptyParts.text(
                                "What agents tell each other, who asks to join whose branch, and"
                                        + " what you write below stands here: who with whom, and"
                                        + " about which branch.",
                                EMPTY_WIDTH));
        Hyperlink clear = new Hyperlink("Show all messages");
        clear.setOnAction(click -> model.clearFilters());
        Node noMatch =
                EmptyParts.column(
                        Feather.SEARCH,
                        "Nothing matches",
                        EmptyParts.text("No message fits this filter.", EMPTY_WIDTH),
                        clear);
        noMatch.setVisible(false);
        model.filter()
                .addListener(
                        (property, before, after) -> {
                            noMatch.setVisible(model.isFiltered());
                            none.setVisible(!model.isFiltered());
                        });
        return new StackPane(none, noMatch);
    }

    /// The address of a thread is that of its newest message.
    private void moved(@Nullable String key) {
        String id =
                model.rows().stream()
                        .filter(row -> row.id().equals(key))
                        .map(row -> row.now().view().last().id())
                        .findFirst()
                        .orElse(null);
        shell.moved(new Place.Messages(id));
    }

    private void read(List<String> ids) {
        shell.actions().run(Action.of("Noting what you read", () -> inputs.read().apply(ids)));
    }

    private void answer(String request, boolean approve) {
        shell.actions()
                .run(
                        Action.of(
                                        approve ? "Letting it in" : "Denying",
                                        () -> inputs.answer().apply(request, approve))
                                .says(approve ? "Let in" : "Denied"));
    }

    private void close() {
        table.close();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || table.selected().get() == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            table.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.R) {
            composer.focus();
            event.consume();
        }
    }

    @Override
    public boolean open(Place place) {
        return table.lead(place instanceof Place.Messages(String id) ? id : null, () -> {});
    }

    @Override
    public void draw(Snapshot snapshot) {
        composer.readers(snapshot.instances());
        model.publish(MessageThread.of(inputs.all().get(), inputs.branches().get()), snapshot.at());
    }

    @Override
    public void focus() {
        table.focus();
    }

    @Override
    public boolean back() {
        return table.back();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "Write a message",
                        table.selected().get() == null ? null : "R",
                        composer::focus));
    }

    @Override
    public String missing(Place place) {
        return "That message is no longer kept.";
    }

    @Override
    public @Nullable StringProperty filter() {
        return model.filter();
    }

    @Override
    public Node root() {
        return root;
    }
}
