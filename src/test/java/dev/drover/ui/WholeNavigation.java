package dev.drover.ui;

import dev.drover.model.Place;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Real pages between the names of the others, so that a picture shows the whole navigation.
final class WholeNavigation {
    private static final Function<Snapshot, Badge> NONE = snapshot -> Badge.NONE;

    private WholeNavigation() {}

    /// @param last below the others, the rest above
    static List<Section> around(List<Section> first, Section last) {
        List<Section> sections = new ArrayList<>(first);
        sections.add(
                name("Instances", Feather.TERMINAL, new Place.Instances(null), Badge::waiting));
        sections.add(name("Alerts", Feather.BELL, new Place.Alerts(null), Badge::firing));
        sections.add(name("Processes", Feather.CPU, new Place.Processes(null), Badge::leftOver));
        sections.add(name("Worktrees", Feather.GIT_BRANCH, new Place.Worktrees(null), NONE));
        sections.add(name("Ports", Feather.SHARE_2, new Place.Ports(null), Badge::portClashes));
        sections.add(name("Messages", Feather.MESSAGE_SQUARE, new Place.Messages(null), NONE));
        sections.add(name("Usage", Feather.BAR_CHART_2, new Place.Usage(null), NONE));
        sections.add(name("Doctor", Feather.HEART, new Place.Doctor(null), NONE));
        sections.add(name("Setup", Feather.LINK, new Place.Setup(), NONE));
        sections.add(last);
        return sections;
    }

    private static Section name(
            String title, Ikon icon, Place place, Function<Snapshot, Badge> badge) {
        return new Section(
                title,
                icon,
                place,
                badge,
                shell -> {
                    throw new AssertionError("Only its name is there: " + title);
                });
    }
}
