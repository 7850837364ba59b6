package dev.drover.ui.window;

import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Pictures;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The navigation at the side: one entry a page, with a badge where something wants a person. In a
/// narrow window it keeps only icons and badges.
final class Sidebar {
    static final double NARROW_BELOW = 1_000;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final VBox root = new VBox();
    private final Label product = new Label("Drover");
    private final Button finder = new Button("Find…   Ctrl+K", new FontIcon(Feather.SEARCH));
    private final List<Entry> entries = new ArrayList<>();

    Sidebar(Navigator navigator) {
        root.setId("navigation");
        root.getStyleClass().add("sidebar");
        root.setAccessibleText("Pages");
        ImageView mark = new ImageView(Pictures.app(64));
        mark.setFitWidth(26);
        mark.setFitHeight(26);
        product.setGraphic(mark);
        product.getStyleClass().add("product");
        root.getChildren().add(product);
        int number = 1;
        for (Section section : navigator.sections()) {
            Entry entry = new Entry(section, navigator, number++);
            entries.add(entry);
            root.getChildren().add(entry.button);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        root.getChildren().add(gap);
        navigator.current().addListener((property, before, after) -> mark(after));
        mark(navigator.current().get());
    }

    /// The way to the palette for those who do not know its key.
    void finder(Runnable find) {
        finder.setId("find");
        finder.getStyleClass().add("finder");
        finder.setMaxWidth(Double.MAX_VALUE);
        finder.setAccessibleText("Find anything (Ctrl+K)");
        finder.setTooltip(new Tooltip("Find an agent, a page or something to do (Ctrl+K)"));
        finder.setOnAction(click -> find.run());
        root.getChildren().add(finder);
    }

    private void mark(@Nullable Section current) {
        entries.forEach(entry -> entry.button.setSelected(entry.section == current));
    }

    void draw(Snapshot snapshot) {
        entries.forEach(entry -> entry.show(entry.section.badge().apply(snapshot)));
    }

    void narrow(boolean narrow) {
        root.pseudoClassStateChanged(NARROW, narrow);
        finder.setText(narrow ? null : "Find…   Ctrl+K");
        product.setText(narrow ? null : "Drover");
        entries.forEach(entry -> entry.narrow(narrow));
    }

    Node root() {
        return root;
    }

    private static final class Entry {
        private final Section section;
        private final String keys;
        private final ToggleButton button = new ToggleButton();
        private final Label title;
        private final Label badge = new Label();
        private final Region gap = new Region();
        private final Tooltip tip = new Tooltip();

        Entry(Section section, Navigator navigator, int number) {
            this.section = section;
            this.keys = number < 10 ? "Ctrl+" + number : "";
            this.title = new Label(section.title());
            title.getStyleClass().add("entry-title");
            title.setMinWidth(Region.USE_PREF_SIZE);
            badge.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox line = new HBox(new FontIcon(section.icon()), title, gap, badge);
            line.getStyleClass().add("entry-line");
            button.setGraphic(line);
            button.setId("go-" + section.title().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("entry");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setTooltip(tip);
            button.setOnAction(
                    click -> {
                        button.setSelected(true);
                        navigator.open(section.home());
                    });
            line.prefWidthProperty().bind(button.widthProperty().subtract(2));
            show(Badge.NONE);
        }

        void show(Badge now) {
            boolean some = now.count() > 0;
            badge.setText(now.shown());
            badge.getStyleClass().setAll("label", "badge", now.tone().styleClass());
            badge.setVisible(some);
            badge.setManaged(some);
            String words = some ? section.title() + ", " + now.words() : section.title();
            button.setAccessibleText(words);
            tip.setText(keys.isEmpty() ? words : words + " (" + keys + ")");
        }

        void narrow(boolean narrow) {
            title.setVisible(!narrow);
            title.setManaged(!narrow);
            gap.setVisible(!narrow);
            gap.setManaged(!narrow);
        }
    }
}
