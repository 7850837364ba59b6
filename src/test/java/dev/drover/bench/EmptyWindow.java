package dev.drover.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// The least that shows a window with JavaFX: the floor of a start. Input that ends ends it.
public final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /// Not the main class, because JavaFX on the class path does not start from one.
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            stage.setTitle("Empty");
            stage.setScene(new Scene(new Pane(), 1180, 720));
            stage.show();
            Thread.ofPlatform().daemon().start(Window::waitForTheEnd);
        }

        private static void waitForTheEnd() {
            try {
                while (System.in.read() >= 0) {}
            } catch (java.io.IOException e) {
                // As good as an end.
            }
            javafx.application.Platform.exit();
        }
    }
}
