package dev.drover.ui.page;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.VisibleText;
import dev.drover.ui.charts.SaveChoice;

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

/// What a page has found, as Markdown for an issue or a colleague: its button, and its commands.
public final class Report {
    private final Shell shell;
    private final SaveChoice save;
    private final String what;
    private final String file;
    private final Supplier<String> markdown;
    private final MenuButton button;

    /// @param what it tells of, such as `processes`
    /// @param file the proposed name
    /// @param markdown may wait for the disk
    public Report(
            Shell shell, SaveChoice save, String what, String file, Supplier<String> markdown) {
        this.shell = shell;
        this.save = save;
        this.what = what;
        this.file = file;
        this.markdown = markdown;
        MenuItem saving = new MenuItem("Save as Markdown…");
        saving.setOnAction(click -> save());
        MenuItem copying = new MenuItem("Copy as Markdown");
        copying.setOnAction(click -> copy());
        button = new MenuButton("Report", new FontIcon(Feather.FILE_TEXT), saving, copying);
        button.getStyleClass().add("detail-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    public void copy() {
        shell.actions()
                .run(
                        Action.of("Writing the report", markdown::get)
                                .then(
                                        text -> {
                                            shell.copy(text);
                                            shell.say("The report is on the clipboard");
                                        }));
    }

    public void save() {
        save.ask(button.getScene().getWindow(), file)
                .ifPresent(
                        chosen ->
                                shell.actions()
                                        .run(
                                                Action.of("Saving the report", () -> write(chosen))
                                                        .says(
                                                                "Saved "
                                                                        + VisibleText.line(
                                                                                chosen.toString(),
                                                                                160))));
    }

    private Path write(Path chosen) {
        String text = markdown.get();
        try {
            return Files.writeString(chosen, text);
        } catch (IOException e) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "The report was not saved: "
                                    + VisibleText.line(String.valueOf(e.getMessage()), 200)
                                    + ". Choose another place."));
        }
    }

    public List<Command> commands() {
        return List.of(
                new Command("Save the report of " + what + "…", null, this::save),
                new Command("Copy the report of " + what, null, this::copy));
    }

    public MenuButton button() {
        return button;
    }
}
