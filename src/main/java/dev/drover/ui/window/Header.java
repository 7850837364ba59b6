package dev.drover.ui.window;

import atlantafx.base.controls.CustomTextField;

import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// The top of the window: what the page puts there, its filter, the theme, the menu.
final class Header {
    private final HBox lead = new HBox();
    private final HBox root;
    private final CustomTextField filter = new CustomTextField();
    private @Nullable StringProperty filtered;

    /// @param commands what the menu lists beside its switches
    Header(Appearance appearance, BooleanProperty showEnded, List<Command> commands) {
        lead.getStyleClass().add("header-lead");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        root =
                new HBox(
                        lead,
                        gap,
                        filterField(),
                        themeButton(appearance),
                        menu(appearance, showEnded, commands));
        root.getStyleClass().add("header");
    }

    /// Puts what a page has to say and its filter into the header.
    void show(String title, Page page) {
        Node node = page.lead();
        if (node == null) {
            Label label = new Label(title);
            label.getStyleClass().add("page-title");
            node = label;
        }
        lead.getChildren().setAll(node);
        if (filtered != null) {
            filter.textProperty().unbindBidirectional(filtered);
        }
        filtered = page.filter();
        if (filtered != null) {
            filter.textProperty().bindBidirectional(filtered);
        }
        filter.setVisible(filtered != null);
        filter.setManaged(filtered != null);
    }

    private Node filterField() {
        filter.setId("filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter by any word");
        filter.setTooltip(new Tooltip("Show only what holds all these words (Ctrl+F)"));
        filter.setLeft(new FontIcon(Feather.FILTER));
        Button clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().addAll("flat", "button-icon", "clear-button");
        clear.setAccessibleText("Clear the filter");
        clear.setFocusTraversable(false);
        clear.setOnAction(click -> filter.clear());
        clear.visibleProperty().bind(filter.textProperty().isNotEmpty());
        filter.setRight(clear);
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
            Appearance appearance, BooleanProperty showEnded, List<Command> commands) {
        CheckMenuItem ended = new CheckMenuItem("Show ended agents  (Ctrl+E)");
        ended.selectedProperty().bindBidirectional(showEnded);
        MenuButton menu = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
        menu.setId("menu");
        menu.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        menu.setAccessibleText("Menu");
        menu.getItems().addAll(ended, themes(appearance), new SeparatorMenuItem());
        for (Command command : commands) {
            MenuItem item =
                    new MenuItem(
                            command.keys() == null
                                    ? command.name()
                                    : command.name() + "  (" + command.keys() + ")");
            item.setMnemonicParsing(false);
            item.setOnAction(click -> command.run().run());
            menu.getItems().add(item);
        }
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
        if (filtered != null) {
            filter.requestFocus();
            filter.selectAll();
        }
    }

    boolean isFilterFocused() {
        return filter.isFocused();
    }

    Node root() {
        return root;
    }
}
