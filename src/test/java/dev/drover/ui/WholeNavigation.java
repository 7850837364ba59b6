package dev.drover.ui;

import dev.drover.model.Place;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Real pages between the names of the others, so that a picture shows the whole navigation.
public final class WholeNavigation {
    private static final List<Section> NAMES =
            List.of(
                    name("Overview", Feather.ACTIVITY, new Place.Overview(), WholeNavigation::none),
                    name("Instances", Feather.TERMINAL, new Place.Instances(null), Badge::waiting),
                    name("Alerts", Feather.BELL, new Place.Alerts(null), Badge::firing),
                    name("Processes", Feather.CPU, new Place.Processes(null), Badge::leftOver),
                    name(
                            "Worktrees",
                            Feather.GIT_BRANCH,
                            new Place.Worktrees(null),
                            WholeNavigation::none),
                    name("Ports", Feather.SHARE_2, new Place.Ports(null), Badge::portClashes),
                    name(
                            "Messages",
                            Feather.MESSAGE_SQUARE,
                            new Place.Messages(null),
                            WholeNavigation::none),
                    name(
                            "Usage",
                            Feather.BAR_CHART_2,
                            new Place.Usage(null),
                            WholeNavigation::none),
                    name("Doctor", Feather.HEART, new Place.Doctor(null), WholeNavigation::none),
                    name("Setup", Feather.LINK, new Place.Setup(), WholeNavigation::none),
                    name(
                            "Settings",
                            Feather.SETTINGS,
                            new Place.Settings(null),
                            WholeNavigation::none));

    private WholeNavigation() {}

    /// Each of the real ones in the place of its name.
    public static List<Section> around(Section... real) {
        return NAMES.stream()
                .map(
                        name ->
                                Stream.of(real)
                                        .filter(section -> section.holds(name.home()))
                                        .findFirst()
                                        .orElse(name))
                .toList();
    }

    private static Badge none(Snapshot snapshot) {
        return Badge.NONE;
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
