package dev.drover.ui.settings;

import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// All settings in sections with a search. Rows are made once; a search shows and hides them, a
/// change from elsewhere shows in place.
final class SettingsView {
    private final SettingsInputs inputs;
    private final SettingChanges changes;
    private final Consumer<String> say;
    private final StringProperty search = new SimpleStringProperty("");
    private final Label summary = new Label();
    private final VBox links = new VBox();
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);
    private final HBox root = new HBox();
    private final Map<String, SettingRow> rows = new HashMap<>();
    private final Label nothing = new Label();
    private final ProjectChoice choice = new ProjectChoice(this::choose);
    private List<SettingView> settings = List.of();
    private @Nullable SettingRow marked;
    private @Nullable String project;

    /// @param say shows one short line to the user
    public SettingsView(SettingsInputs inputs, Consumer<String> say) {
        this.inputs = inputs;
        this.changes = new SettingChanges(inputs, this::changed, this::refused);
        this.say = say;
        search.addListener((property, before, after) -> arrange());
        summary.getStyleClass().add("settings-summary");
        summary.setWrapText(true);
        nothing.getStyleClass().add("settings-nothing");
        links.getStyleClass().add("settings-links");
        links.setAccessibleText("Sections");
        sections.getStyleClass().add("settings-sections");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        VBox side = new VBox(choice.root(), links, summary);
        side.getStyleClass().add("settings-side");
        root.getChildren().addAll(side, scroll);
        root.setId("settings");
        root.getStyleClass().add("settings");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SettingsView.class.getResource("settings.css"))
                                .toExternalForm());
        refresh();
    }

    /// Shows the newest values; costs nothing where they are the same.
    public void refresh() {
        choice.show(inputs.projects().get());
        List<SettingView> now = inputs.all().apply(project);
        if (now.equals(settings)) {
            return;
        }
        boolean sameKeys = keys(now).equals(keys(settings));
        settings = now;
        for (SettingView setting : now) {
            SettingRow row = rows.get(setting.key());
            if (row == null) {
                rows.put(setting.key(), row(setting));
            } else if (!row.setting().equals(setting)) {
                row.show(setting);
            }
        }
        int changed = SettingsModel.changed(now);
        summary.setText(
                now.size()
                        + (project == null ? " settings,\n" : " settings that\nmay differ, ")
                        + (changed == 0
                                ? project == null ? "all as they come" : "none does"
                                : changed + (project == null ? " changed" : " do")));
        if (!sameKeys) {
            arrange();
        }
    }

    private void choose(@Nullable String namespace) {
        project = namespace;
        rows.values().forEach(row -> row.ofProject(namespace != null));
        refresh();
        // Also those whose value is the same: what can be taken back differs.
        settings.forEach(setting -> Objects.requireNonNull(rows.get(setting.key())).show(setting));
    }

    private static List<String> keys(List<SettingView> settings) {
        return settings.stream().map(SettingView::key).toList();
    }

    private SettingRow row(SettingView setting) {
        return new SettingRow(
                setting,
                text -> inputs.complaint().apply(setting.key(), text),
                (key, value) -> changes.set(project, key, value),
                key -> changes.reset(project, key));
    }

    private void changed(SettingView after) {
        refresh();
        // Another project may be shown by now; the newest values are there anyway.
        settings.stream()
                .filter(setting -> setting.key().equals(after.key()))
                .forEach(now -> Objects.requireNonNull(rows.get(now.key())).show(now));
        String value = SettingWords.value(after, after.value());
        say.accept(
                SettingWords.title(after)
                        + " is "
                        + value
                        + (after.live() ? "" : " from the next start on"));
    }

    private void refused(String key, String why) {
        SettingRow row = rows.get(key);
        if (row != null) {
            row.refused(VisibleText.line(why, 400));
        }
    }

    private void arrange() {
        mark(null);
        List<SettingsModel.Section> wanted = SettingsModel.sections(settings, search.get());
        List<Node> blocks = new ArrayList<>();
        List<Node> entries = new ArrayList<>();
        for (SettingsModel.Section section : wanted) {
            Node block = block(section);
            blocks.add(block);
            Hyperlink link = new Hyperlink(section.title());
            link.getStyleClass().add("settings-link");
            link.setMaxWidth(Double.MAX_VALUE);
            link.setOnAction(
                    click -> {
                        link.setVisited(false);
                        scrollTo(block);
                    });
            entries.add(link);
        }
        if (wanted.isEmpty()) {
            nothing.setText("No setting fits “" + VisibleText.line(search.get(), 60) + "”.");
            blocks.add(nothing);
        }
        sections.getChildren().setAll(blocks);
        links.getChildren().setAll(entries);
        scroll.setVvalue(0);
    }

    private Node block(SettingsModel.Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("section-title");
        Label about = new Label(section.about());
        about.getStyleClass().add("section-about");
        HBox heading = new HBox(title, about);
        heading.getStyleClass().add("section-heading");
        VBox card = new VBox();
        card.getStyleClass().add("section-card");
        for (SettingView setting : section.settings()) {
            SettingRow row = Objects.requireNonNull(rows.get(setting.key()));
            row.topmost(card.getChildren().isEmpty());
            card.getChildren().add(row.root());
        }
        VBox block = new VBox(heading, card);
        block.setId("section-" + section.key());
        block.getStyleClass().add("section");
        return block;
    }

    /// Scrolls to a setting and marks it, or to the part whose keys begin so.
    ///
    /// @return false if there is no such setting
    public boolean show(String key) {
        choice.all();
        refresh();
        SettingRow row = rows.get(key);
        if (row != null) {
            search.set("");
            mark(row);
            scrollTo(row.root());
            return true;
        }
        search.set("");
        return sections.getChildren().stream()
                .filter(block -> ("section-" + key).equals(block.getId()))
                .findFirst()
                .map(
                        block -> {
                            scrollTo(block);
                            return true;
                        })
                .orElse(false);
    }

    private void mark(@Nullable SettingRow row) {
        if (marked != null) {
            marked.mark(false);
        }
        marked = row;
        if (row != null) {
            row.mark(true);
        }
    }

    private void scrollTo(Node node) {
        root.applyCss();
        root.layout();
        Bounds there = sections.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double hidden = sections.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp((there.getMinY() - 16) / hidden, 0, 1));
        }
    }

    /// What is searched for; empty for all.
    public StringProperty search() {
        return search;
    }

    /// Gives the keyboard to the first control.
    public void focus() {
        SettingsModel.sections(settings, search.get()).stream()
                .flatMap(section -> section.settings().stream())
                .filter(setting -> !setting.fixed())
                .findFirst()
                .ifPresent(first -> Objects.requireNonNull(rows.get(first.key())).focus());
    }

    public Region root() {
        return root;
    }
}
