package dev.drover.ui.window;

import dev.drover.model.Place;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads to a place: makes its page at the first visit, shows it with the newest values, remembers
/// the way back. A place that points at something not known yet is kept until the next render
/// brings it: a link may be faster than the window.
final class Navigator {
    private final List<Section> sections;
    private final Shell shell;
    private final Map<String, Page> pages = new HashMap<>();
    private final Trail trail = new Trail();
    private final ReadOnlyObjectWrapper<@Nullable Section> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Place> here = new ReadOnlyObjectWrapper<>(Place.HOME);
    private @Nullable Place wanted;
    private @Nullable Snapshot latest;

    /// @param sections at least one; places without a page lead to the first
    Navigator(List<Section> sections, Shell shell) {
        this.sections = List.copyOf(sections);
        this.shell = shell;
    }

    void open(Place place) {
        trail.go(place);
        lead(place);
    }

    private void lead(Place place) {
        here.set(place);
        Section section = sectionOf(place);
        Page page = pageOf(section);
        if (section != current.get()) {
            if (latest != null) {
                page.draw(latest);
            }
            current.set(section);
        }
        if (!section.holds(place)) {
            page.focus();
        } else if (!page.open(place)) {
            wanted = place;
            return;
        }
        wanted = null;
    }

    /// One step back on the way a person came.
    void back() {
        trail.back().ifPresent(this::lead);
    }

    void forward() {
        trail.forward().ifPresent(this::lead);
    }

    void moved(Place place) {
        trail.correct(place);
        here.set(here());
    }

    /// @return what to say, if something was looked for and is not there
    Optional<String> draw(Snapshot snapshot) {
        latest = snapshot;
        Page page = page();
        page.draw(snapshot);
        Place place = wanted;
        wanted = null;
        return place == null || page.open(place)
                ? Optional.empty()
                : Optional.of(page.missing(place));
    }

    private Section sectionOf(Place place) {
        return sections.stream()
                .filter(s -> s.holds(place))
                .findFirst()
                .orElse(sections.getFirst());
    }

    private Page pageOf(Section section) {
        Page made = pages.get(section.title());
        if (made == null) {
            made = section.page().apply(shell);
            pages.put(section.title(), made);
        }
        return made;
    }

    /// The page that shows, or that would.
    Page page() {
        Section section = current.get();
        return pageOf(section == null ? sections.getFirst() : section);
    }

    /// The page that shows, without the row: that may be gone when somebody comes back.
    Place pageHere() {
        Section section = current.get();
        return section == null ? Place.HOME : section.home();
    }

    Place here() {
        return trail.here().orElse(Place.HOME);
    }

    /// The same, for those who follow it.
    ReadOnlyObjectProperty<Place> hereProperty() {
        return here.getReadOnlyProperty();
    }

    Optional<Snapshot> latest() {
        return Optional.ofNullable(latest);
    }

    List<Section> sections() {
        return sections;
    }

    /// Null until somebody goes somewhere.
    ReadOnlyObjectProperty<@Nullable Section> current() {
        return current.getReadOnlyProperty();
    }
}
