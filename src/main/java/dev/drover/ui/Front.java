package dev.drover.ui;

import dev.drover.model.Place;

import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a person looks at in the window, readable from any thread. Nothing, while another program's
/// window is in front.
public final class Front {
    private final List<Runnable> told = new CopyOnWriteArrayList<>();
    private volatile Optional<Place> place = Optional.empty();

    public Optional<Place> place() {
        return place;
    }

    /// @param changed called on the FX thread when that is something else
    public void onChange(Runnable changed) {
        told.add(changed);
    }

    void follow(Stage stage, ObservableValue<Place> shown) {
        Runnable look =
                () -> {
                    Optional<Place> now =
                            stage.isFocused() && stage.isShowing() && !stage.isIconified()
                                    ? Optional.of(shown.getValue())
                                    : Optional.empty();
                    if (!now.equals(place)) {
                        place = now;
                        told.forEach(Runnable::run);
                    }
                };
        stage.focusedProperty().addListener((property, before, after) -> look.run());
        stage.showingProperty().addListener((property, before, after) -> look.run());
        stage.iconifiedProperty().addListener((property, before, after) -> look.run());
        shown.addListener((property, before, after) -> look.run());
    }
}
