package dev.drover.ui.overview;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How one line of the queue and one line of the alerts look: a sign, two lines of text, and on the
/// right how long it has been so.
final class OverviewLines {
    private OverviewLines() {}

    static final class OfQueue implements CardList.Line<OverviewModel.Waiting> {
        private final Region dot = new Region();
        private final Frame frame;

        OfQueue() {
            dot.getStyleClass().addAll("dot", "state-waiting");
            frame = new Frame(dot);
            frame.second.getStyleClass().add("line-reason");
        }

        @Override
        public Node root() {
            return frame.root;
        }

        @Override
        public void draw(OverviewModel.Waiting item) {
            frame.first.setText(item.title());
            frame.aside.setText(item.where());
            frame.second.setText(item.reason());
            frame.age.setText(item.waited());
        }

        @Override
        public String spoken(OverviewModel.Waiting item) {
            return item.spoken();
        }
    }

    static final class OfAlerts implements CardList.Line<OverviewModel.Firing> {
        private static final PseudoClass KNOWN = PseudoClass.getPseudoClass("known");

        private final FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        private final Frame frame = new Frame(icon);

        @Override
        public Node root() {
            return frame.root;
        }

        @Override
        public void draw(OverviewModel.Firing item) {
            icon.setIconCode(
                    item.acknowledged()
                            ? Feather.CHECK
                            : switch (item.severity()) {
                                case "critical" -> Feather.ALERT_OCTAGON;
                                case "warning" -> Feather.ALERT_TRIANGLE;
                                default -> Feather.INFO;
                            });
            icon.getStyleClass().setAll("ikonli-font-icon", "severity-" + item.severity());
            frame.root.pseudoClassStateChanged(KNOWN, item.acknowledged());
            frame.first.setText(item.title());
            frame.second.setText(item.summary());
            frame.age.setText(item.since());
        }

        @Override
        public String spoken(OverviewModel.Firing item) {
            return item.spoken();
        }
    }

    /// A title and a remark: where room is scarce the remark gives way first, then the title.
    private static final class TitleFirst extends HBox {
        private final Label title;

        TitleFirst(Label title, Label remark) {
            super(title, remark);
            this.title = title;
            remark.setMinWidth(0);
        }

        @Override
        protected void layoutChildren() {
            title.setMinWidth(Math.min(title.prefWidth(-1), getWidth()));
            super.layoutChildren();
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }
    }

    private static final class Frame {
        private final Label first = new Label();
        private final Label aside = new Label();
        private final Label second = new Label();
        private final Label age = new Label();
        private final HBox root;

        Frame(Node sign) {
            first.getStyleClass().add("line-first");
            aside.getStyleClass().add("line-aside");
            second.getStyleClass().add("line-second");
            age.getStyleClass().add("line-age");
            age.setMinWidth(Region.USE_PREF_SIZE);
            HBox top = new TitleFirst(first, aside);
            top.getStyleClass().add("line-top");
            VBox text = new VBox(top, second);
            text.getStyleClass().add("line-text");
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox place = new HBox(sign);
            place.getStyleClass().add("line-sign");
            root = new HBox(place, text, age);
            root.getStyleClass().add("overview-line");
        }
    }
}
