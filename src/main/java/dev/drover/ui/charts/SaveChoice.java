package dev.drover.ui.charts;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Asks a person where to write a file.
@FunctionalInterface
public interface SaveChoice {
    /// @param name proposed, with its ending
    /// @return empty if the person changed their mind
    Optional<Path> ask(@Nullable Window owner, String name);

    /// The system's own dialog.
    static SaveChoice dialog() {
        return (owner, name) -> {
            String ending = name.substring(name.lastIndexOf('.') + 1);
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Save as " + ending.toUpperCase(Locale.ROOT));
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    ending.toUpperCase(Locale.ROOT) + " file", "*." + ending));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
