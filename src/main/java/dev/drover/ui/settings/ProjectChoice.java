package dev.drover.ui.settings;

import dev.drover.model.VisibleText;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// For which project settings are shown and changed; it stands there only once a project is known.
final class ProjectChoice {
    private static final Choice ALL = new Choice(null);

    private final ComboBox<Choice> box = new ComboBox<>();
    private final VBox root;
    private boolean filling;

    /// @param namespace null for all projects
    private record Choice(@Nullable String namespace) {
        @Override
        public String toString() {
            return namespace == null
                    ? "All projects"
                    : VisibleText.line(namespace.replaceFirst("^project:", ""), 40);
        }
    }

    /// @param chosen told a namespace, null for all
    ProjectChoice(Consumer<@Nullable String> chosen) {
        box.setId("settings-project");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("Project whose settings are shown");
        box.getItems().setAll(ALL);
        box.setValue(ALL);
        box.valueProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!filling) {
                                chosen.accept(after == null ? null : after.namespace());
                            }
                        });
        Label title = new Label("Settings of");
        title.getStyleClass().add("settings-summary");
        title.setLabelFor(box);
        root = new VBox(4, title, box);
        root.getStyleClass().add("settings-project");
        show(List.of());
    }

    /// @param projects namespaces; who was chosen stays chosen
    void show(List<String> projects) {
        List<Choice> choices = new ArrayList<>(List.of(ALL));
        projects.forEach(name -> choices.add(new Choice(name)));
        Choice before = box.getValue() == null ? ALL : box.getValue();
        if (!choices.contains(before)) {
            choices.add(before);
        }
        if (!choices.equals(box.getItems())) {
            filling = true;
            box.getItems().setAll(choices);
            box.setValue(before);
            filling = false;
        }
        root.setVisible(choices.size() > 1);
        root.setManaged(choices.size() > 1);
    }

    void all() {
        box.setValue(ALL);
    }

    VBox root() {
        return root;
    }
}
