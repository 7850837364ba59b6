package dev.drover.ui.charts;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be done with a chart: keep it as a picture or as a table. A button in its corner, and
/// the same on the context menu's key or click.
final class ChartMenu {
    private final Region picture;
    private final Supplier<String> title;
    private final Supplier<String> csv;
    private final SaveChoice save;
    private final Consumer<String> say;
    private final MenuButton button = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));

    /// @param picture what is drawn into the PNG
    /// @param say shows one short line to the user
    ChartMenu(
            Region picture,
            String title,
            Supplier<String> csv,
            SaveChoice save,
            Consumer<String> say) {
        this(picture, () -> title, csv, save, say);
    }

    /// For a chart that shows now one thing, now another.
    ChartMenu(
            Region picture,
            Supplier<String> title,
            Supplier<String> csv,
            SaveChoice save,
            Consumer<String> say) {
        this.picture = picture;
        this.title = title;
        this.csv = csv;
        this.save = save;
        this.say = say;
        button.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        button.setAccessibleText("Save " + title.get());
        button.getItems().setAll(items());
        ContextMenu context = new ContextMenu();
        context.getItems().setAll(items());
        picture.setOnContextMenuRequested(
                event -> context.show(picture, event.getScreenX(), event.getScreenY()));
    }

    /// The look of all charts, which comes with them wherever they stand.
    static String styleSheet() {
        return Objects.requireNonNull(ChartMenu.class.getResource("charts.css")).toExternalForm();
    }

    private List<MenuItem> items() {
        return List.of(
                item("Save as picture (PNG)…", () -> save("png", this::png)),
                item(
                        "Save as table (CSV)…",
                        () -> save("csv", () -> csv.get().getBytes(StandardCharsets.UTF_8))),
                item("Copy as table", this::copy));
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(click -> action.run());
        return item;
    }

    /// At twice the pixels, on the ground of the theme.
    private byte[] png() {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(2, 2));
        WritableImage image = picture.snapshot(twice, null);
        return PngFile.of(image);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(csv.get());
        Clipboard.getSystemClipboard().setContent(content);
        say.accept("Copied " + title.get() + " as a table");
    }

    /// What is saved is what was seen when the person asked, not when they had chosen a place.
    private void save(String ending, Supplier<byte[]> content) {
        byte[] bytes = content.get();
        String plain = title.get().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String name = plain + "." + ending;
        save.ask(picture.getScene() == null ? null : picture.getScene().getWindow(), name)
                .ifPresent(place -> Thread.ofVirtual().start(() -> write(place, bytes)));
    }

    private void write(Path place, byte[] bytes) {
        String told;
        try {
            Files.write(place, bytes);
            told = "Saved " + place;
        } catch (AccessDeniedException _) {
            told = place + " was not saved: you may not write there. Choose another folder.";
        } catch (IOException e) {
            told = place + " was not saved: " + e.getMessage() + ". Choose another folder.";
        }
        String words = told;
        Platform.runLater(() -> say.accept(words));
    }

    Node root() {
        return button;
    }
}
