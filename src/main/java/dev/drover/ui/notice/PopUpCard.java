package dev.drover.ui.notice;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Objects;

/// What a pop-up shows: picture, words, and below them its buttons.
final class PopUpCard {
    private static final double WIDTH = 330;
    private static final double PICTURE = 36;

    private PopUpCard() {}

    static Parent of(PopUp popUp) {
        ImageView picture = new ImageView(new Image(resource("/dev/drover/icons/drover-128.png")));
        picture.setFitWidth(PICTURE);
        picture.setFitHeight(PICTURE);
        Label title = label(popUp.title());
        title.getStyleClass().add("pop-up-title");
        FlowPane buttons = new FlowPane(6, 6);
        for (PopUp.Button button : popUp.buttons()) {
            Button made = new Button(button.label());
            made.setOnAction(event -> button.pressed().run());
            buttons.getChildren().add(made);
        }
        VBox words = new VBox(title);
        if (!popUp.text().isEmpty()) {
            words.getChildren().add(label(popUp.text()));
        }
        VBox column = new VBox(9, words, buttons);
        HBox card = new HBox(12, picture, column);
        card.setAlignment(Pos.TOP_LEFT);
        card.setPadding(new Insets(6, 0, 5, 9));
        card.getStyleClass().add("pop-up");
        card.setAccessibleText(popUp.title() + ". " + popUp.text());
        return card;
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinWidth(WIDTH);
        label.setMaxWidth(WIDTH);
        return label;
    }

    static String resource(String name) {
        return Objects.requireNonNull(PopUpCard.class.getResource(name)).toExternalForm();
    }
}
