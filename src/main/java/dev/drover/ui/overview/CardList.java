package dev.drover.ui.overview;

import dev.drover.ui.table.Rows;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A card with a heading, a number and a list whose lines lead somewhere: by click, Enter or space.
/// Lines keep their place, selection and cells by key while values change.
///
/// @param <T> one line
final class CardList<T> {
    /// Draws one line into nodes that are made once.
    interface Line<T> {
        Node root();

        void draw(T item);

        String spoken(T item);
    }

    private final Label count = new Label();
    private final Label nothing = new Label();
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ListView<T> list = new ListView<>(items);
    private final Function<T, String> key;
    private final VBox root;

    CardList(
            String id,
            String title,
            String whenEmpty,
            Function<T, String> key,
            Supplier<Line<T>> lines,
            Consumer<T> open) {
        this.key = key;
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        count.getStyleClass().add("card-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(heading, count, gap);
        top.getStyleClass().add("card-top");
        nothing.setText(whenEmpty);
        nothing.getStyleClass().add("card-nothing");
        nothing.setWrapText(true);
        list.setId(id);
        list.setAccessibleText(title);
        list.setFixedCellSize(50);
        list.setCellFactory(ignored -> new Cell<>(lines.get(), open));
        list.setOnKeyPressed(
                press -> {
                    T chosen = list.getSelectionModel().getSelectedItem();
                    if (chosen != null
                            && (press.getCode() == KeyCode.ENTER
                                    || press.getCode() == KeyCode.SPACE)) {
                        open.accept(chosen);
                        press.consume();
                    }
                });
        list.focusedProperty()
                .addListener(
                        (property, before, after) -> {
                            if (after && list.getSelectionModel().isEmpty()) {
                                list.getSelectionModel().selectFirst();
                            }
                        });
        StackPane body = new StackPane(list, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(top, body);
        root.getStyleClass().addAll("card", "card-list");
        draw(List.of());
    }

    void draw(List<T> wanted) {
        Rows.sync(items, wanted, key);
        boolean empty = wanted.isEmpty();
        list.setVisible(!empty);
        nothing.setVisible(empty);
        count.setText(empty ? "" : Integer.toString(wanted.size()));
        count.setVisible(!empty);
    }

    void focus() {
        list.requestFocus();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    Region root() {
        return root;
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Line<T> line;

        Cell(Line<T> line, Consumer<T> open) {
            this.line = line;
            setOnMouseClicked(
                    click -> {
                        T item = getItem();
                        if (click.getButton() == MouseButton.PRIMARY && item != null) {
                            open.accept(item);
                        }
                    });
            // As wide as the list, so that long texts are cut with an ellipsis instead of scrolled.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            line.draw(item);
            setGraphic(line.root());
            setAccessibleText(line.spoken(item));
        }
    }
}
