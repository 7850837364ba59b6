package dev.drover.ui;

import atlantafx.base.controls.CustomTextField;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The top of the window: name, counts, filter field, menu.
final class Header {
    static final String FLIP_THEME = "Shortcut+Shift+T";
    static final String SHOW_ENDED = "Shortcut+E";

    private final HBox root;
    private final CustomTextField filter = new CustomTextField();

    Header(InstancesModel model, Appearance appearance, Runnable help, Runnable quit) {
        ImageView mark = new ImageView(Pictures.app(64));
        mark.setFitWidth(26);
        mark.setFitHeight(26);
        Label name = new Label("Drover", mark);
        name.getStyleClass().add("product");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        root =
                new HBox(
                        name,
                        new StatePills(model).root(),
                        gap,
                        filterField(model),
                        themeButton(appearance),
                        menu(model, appearance, help, quit));
        root.getStyleClass().add("header");
    }

    private Node filterField(InstancesModel model) {
        filter.setId("filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter agents by any word");
        filter.setTooltip(
                new Tooltip("Agent, name, workspace, branch, state, session or pid (Ctrl+F)"));
        filter.setLeft(new FontIcon(Feather.SEARCH));
        Button clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().addAll("flat", "button-icon", "clear-button");
        clear.setAccessibleText("Clear the filter");
        clear.setFocusTraversable(false);
        clear.setOnAction(click -> filter.clear());
        clear.visibleProperty().bind(filter.textProperty().isNotEmpty());
        filter.setRight(clear);
        filter.textProperty().bindBidirectional(model.filter());
        return filter;
    }

    private static Node themeButton(Appearance appearance) {
        FontIcon icon = new FontIcon(Feather.MOON);
        Button button = new Button(null, icon);
        button.setId("theme");
        button.getStyleClass().addAll("flat", "button-icon", "icon-button");
        button.setAccessibleText("Switch between light and dark");
        button.setTooltip(new Tooltip("Light or dark (Ctrl+Shift+T)"));
        button.setOnAction(click -> appearance.flip());
        icon.iconCodeProperty()
                .bind(appearance.dark().map(dark -> dark ? Feather.SUN : Feather.MOON));
        return button;
    }

    private static Node menu(
            InstancesModel model, Appearance appearance, Runnable help, Runnable quit) {
        CheckMenuItem ended = new CheckMenuItem("Show ended agents");
        ended.setAccelerator(KeyCombination.valueOf(SHOW_ENDED));
        ended.selectedProperty().bindBidirectional(model.showEnded());
        MenuItem keys = new MenuItem("Keyboard and help");
        keys.setAccelerator(KeyCombination.valueOf("F1"));
        keys.setOnAction(click -> help.run());
        MenuItem leave = new MenuItem("Quit Drover");
        leave.setAccelerator(KeyCombination.valueOf("Shortcut+Q"));
        leave.setOnAction(click -> quit.run());
        MenuButton menu = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
        menu.setId("menu");
        menu.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        menu.setAccessibleText("Menu");
        menu.getItems()
                .addAll(
                        ended,
                        themes(appearance),
                        new SeparatorMenuItem(),
                        keys,
                        new SeparatorMenuItem(),
                        leave);
        return menu;
    }

    private static Menu themes(Appearance appearance) {
        Menu menu = new Menu("Theme");
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(theme.word());
            item.setToggleGroup(group);
            item.setSelected(appearance.theme().get() == theme);
            item.setOnAction(click -> appearance.theme().set(theme));
            appearance
                    .theme()
                    .addListener((property, before, after) -> item.setSelected(after == theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    boolean isFilterFocused() {
        return filter.isFocused();
    }

    Node root() {
        return root;
    }
}
