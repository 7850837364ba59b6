package dev.drover.ui.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Puts the theme on: AtlantaFX's Primer below, Drover's own style sheet above. Follows the system
/// where the user wants that, also when it changes at dusk.
public final class Appearance {
    /// Good interface fonts in order of preference; else what the system calls its own.
    private static final List<String> FONTS =
            List.of("Inter", "Adwaita Sans", "Cantarell", "Ubuntu Sans", "Ubuntu", "Noto Sans");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// The toolkit lives as long as the process and knows this only weakly: an appearance that
    /// nobody wears any more goes, with the scenes that wore it.
    private final ChangeListener<ColorScheme> system = (property, before, after) -> put();

    public Appearance(Theme initial) {
        theme.set(initial);
        theme.addListener((property, before, after) -> put());
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener(new WeakChangeListener<>(system));
        put();
    }

    private void put() {
        boolean wantsDark = theme.get().isDark();
        dark.set(wantsDark);
        Application.setUserAgentStylesheet(
                wantsDark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Gives a scene Drover's style sheet and font, and keeps its root marked `dark` or `light`.
    public void dress(Scene scene) {
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Appearance.class.getResource("drover.css"))
                                .toExternalForm());
        scene.getRoot().setStyle("-fx-font-family: \"" + fontFamily() + "\";");
        mark(scene, dark.get());
        Wearer wearer = new Wearer(this, scene);
        scene.getProperties().put(Wearer.class, wearer);
        dark.addListener(new WeakChangeListener<>(wearer));
    }

    /// Lives with its scene, and keeps the appearance alive as long.
    private record Wearer(Appearance appearance, Scene scene) implements ChangeListener<Boolean> {
        @Override
        public void changed(
                ObservableValue<? extends Boolean> property, Boolean before, Boolean after) {
            mark(scene, after);
        }
    }

    private static void mark(Scene scene, boolean isDark) {
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(isDark ? "dark" : "light");
    }

    private static String fontFamily() {
        Set<String> installed = new HashSet<>(Font.getFamilies());
        return FONTS.stream().filter(installed::contains).findFirst().orElse("System");
    }

    /// Light if it is dark now, and the other way round.
    public void flip() {
        theme.set(dark.get() ? Theme.LIGHT : Theme.DARK);
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }
}
