package dev.drover.ui;

import dev.drover.model.Place;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.alerts.AlertsPage;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.doctor.DoctorPage;
import dev.drover.ui.instances.InstancesPage;
import dev.drover.ui.messages.MessagesPage;
import dev.drover.ui.overview.OverviewPage;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.ports.PortsPage;
import dev.drover.ui.processes.ProcessesPage;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.settings.SettingsPage;
import dev.drover.ui.setup.SetupPage;
import dev.drover.ui.usage.UsageInputs;
import dev.drover.ui.usage.UsagePage;
import dev.drover.ui.worktrees.WorktreesPage;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Supplier;

/// The pages there are, in the order of the navigation. A new page is one line here.
final class Sections {
    private Sections() {}

    static List<Section> all(DesktopInputs inputs) {
        return List.of(
                overview(inputs.lastHour()),
                new Section(
                        "Instances",
                        Feather.TERMINAL,
                        new Place.Instances(null),
                        Badge::waiting,
                        shell -> new InstancesPage(inputs.instance(), shell)),
                new Section(
                        "Alerts",
                        Feather.BELL,
                        new Place.Alerts(null),
                        Badge::firing,
                        shell -> new AlertsPage(shell, inputs.alerts())),
                new Section(
                        "Processes",
                        Feather.CPU,
                        new Place.Processes(null),
                        Badge::leftOver,
                        shell -> new ProcessesPage(inputs.processes(), shell)),
                new Section(
                        "Worktrees",
                        Feather.GIT_BRANCH,
                        new Place.Worktrees(null),
                        snapshot -> Badge.NONE,
                        shell -> new WorktreesPage(inputs.worktrees(), shell)),
                new Section(
                        "Ports",
                        Feather.SHARE_2,
                        new Place.Ports(null),
                        Badge::portClashes,
                        shell -> new PortsPage(inputs.ports(), shell)),
                new Section(
                        "Messages",
                        Feather.MESSAGE_SQUARE,
                        new Place.Messages(null),
                        Badge::messages,
                        shell -> new MessagesPage(inputs.messages(), shell)),
                usage(inputs.usage()),
                new Section(
                        "Doctor",
                        Feather.HEART,
                        new Place.Doctor(null),
                        snapshot -> Badge.NONE,
                        shell -> new DoctorPage(inputs.doctor(), shell)),
                new Section(
                        "Setup",
                        Feather.LINK,
                        new Place.Setup(),
                        snapshot -> Badge.NONE,
                        shell -> new SetupPage(inputs.setup(), shell)),
                settings(inputs.settings()));
    }

    static Section overview(Supplier<StateHistory> lastHour) {
        return new Section(
                "Overview",
                Feather.ACTIVITY,
                new Place.Overview(),
                snapshot -> Badge.NONE,
                shell ->
                        new OverviewPage(
                                shell::open,
                                shell::copy,
                                shell::say,
                                lastHour,
                                SaveChoice.dialog()));
    }

    static Section usage(UsageInputs inputs) {
        return new Section(
                "Usage",
                Feather.BAR_CHART_2,
                new Place.Usage(null),
                snapshot -> Badge.NONE,
                shell -> new UsagePage(inputs, SaveChoice.dialog(), shell));
    }

    static Section settings(SettingsInputs inputs) {
        return new Section(
                "Settings",
                Feather.SETTINGS,
                new Place.Settings(null),
                snapshot -> Badge.NONE,
                shell -> new SettingsPage(inputs, shell::say));
    }
}
