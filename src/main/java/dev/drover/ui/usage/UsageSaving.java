package dev.drover.ui.usage;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.VisibleText;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Keeps what the page shows: as a table or as JSON, in a file or on the clipboard. What is kept is
/// what was seen when the person asked.
final class UsageSaving {
    private final Shell shell;
    private final SaveChoice save;
    private final Supplier<String> csv;
    private final Supplier<String> json;
    private final Supplier<String> name;
    private final MenuButton button;

    /// @param name of the file, without an ending
    UsageSaving(
            Shell shell,
            SaveChoice save,
            Supplier<String> csv,
            Supplier<String> json,
            Supplier<String> name) {
        this.shell = shell;
        this.save = save;
        this.csv = csv;
        this.json = json;
        this.name = name;
        button =
                new MenuButton(
                        "Export",
                        new FontIcon(Feather.DOWNLOAD),
                        item("export-csv", "Save as table (CSV)…", this::saveCsv),
                        item("export-json", "Save as JSON…", this::saveJson),
                        item("export-copy", "Copy as table", this::copy));
        button.setId("export");
        button.getStyleClass().add("detail-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private static MenuItem item(String id, String words, Runnable run) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(click -> run.run());
        return item;
    }

    private void saveCsv() {
        ask(csv.get(), ".csv");
    }

    private void saveJson() {
        ask(json.get(), ".json");
    }

    private void copy() {
        shell.copy(csv.get());
    }

    private void ask(String text, String ending) {
        save.ask(button.getScene().getWindow(), name.get() + ending)
                .ifPresent(
                        chosen ->
                                shell.actions()
                                        .run(
                                                Action.of(
                                                                "Saving the usage",
                                                                () -> write(chosen, text))
                                                        .says(UsageSaving::saved)));
    }

    private static String saved(Path chosen) {
        return "Saved " + VisibleText.line(chosen.toString(), 160);
    }

    private static Path write(Path chosen, String text) {
        try {
            return Files.writeString(chosen, text);
        } catch (IOException e) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "The usage was not saved: "
                                    + VisibleText.line(String.valueOf(e.getMessage()), 200)
                                    + ". Choose another place."));
        }
    }

    List<Command> commands() {
        return List.of(
                new Command("Save usage as table (CSV)…", null, this::saveCsv),
                new Command("Save usage as JSON…", null, this::saveJson),
                new Command("Copy usage as table", null, this::copy));
    }

    MenuButton button() {
        return button;
    }
}
