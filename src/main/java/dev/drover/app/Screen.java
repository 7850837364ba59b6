package dev.drover.app;

import dev.drover.cli.Doctor;
import dev.drover.cli.SetupOffers;
import dev.drover.config.SettingsFile;
import dev.drover.core.Refused;
import dev.drover.daemon.Alerts;
import dev.drover.daemon.Daemon;
import dev.drover.daemon.LiveSettings;
import dev.drover.host.OwnProcess;
import dev.drover.ipc.Api;
import dev.drover.ipc.MessageApi;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.Place;
import dev.drover.tray.TrayHost;
import dev.drover.tray.TrayIcon;
import dev.drover.tray.TrayInputs;
import dev.drover.ui.Desktop;
import dev.drover.ui.DesktopInputs;
import dev.drover.ui.Displays;
import dev.drover.ui.Toolkit;
import dev.drover.ui.alerts.AlertDeeds;
import dev.drover.ui.doctor.DoctorInputs;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.messages.MessageInputs;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.setup.SetupInputs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What a person sees of this process: window and tray, or one line that says why there are none.
/// The toolkits are loaded only if there is a display.
final class Screen {
    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);

    private @Nullable String whyNot;
    private @Nullable Toolkit toolkit;
    private volatile @Nullable Desktop desktop;
    private volatile @Nullable TrayIcon tray;

    private Screen(@Nullable String whyNot) {
        this.whyNot = whyNot;
    }

    static Screen of(Role.Daemon role) {
        if (role.headless()) {
            return new Screen("Drover runs without a window.");
        }
        // Glass's own headless platform is a display too: tests run on it.
        boolean simulated = "Headless".equals(System.getProperty("glass.platform"));
        return new Screen(simulated ? null : Displays.ofThisMachine().whyNot().orElse(null));
    }

    boolean isPossible() {
        return whyNot == null;
    }

    /// Lets the toolkit come up while the daemon does.
    void prepare(Shutdown shutdown) {
        if (isPossible()) {
            toolkit = shutdown.closeLater("toolkit", Toolkit.starting());
        }
    }

    /// Puts the icon into the tray. The window shows itself when somebody wants to
    /// see it: a person at a terminal, on the first run, or where there is no tray to be seen in.
    ///
    /// @param first where the window opens by itself; null on no first run
    void open(
            Daemon daemon,
            Doctor doctor,
            SetupOffers setup,
            LiveSettings settings,
            Shutdown shutdown,
            WindowFile memory,
            String priceFile,
            @Nullable Place first) {
        Toolkit starting = toolkit;
        if (starting == null) {
            return;
        }
        Desktop started;
        try {
            started =
                    Desktop.start(
                            new DesktopInputs(
                                    daemon::instances,
                                    instance(daemon),
                                    daemon::overview,
                                    daemon::health,
                                    alerts(daemon),
                                    ProcessDeeds.of(daemon),
                                    WorktreeDeeds.of(daemon, settings),
                                    PortDeeds.of(daemon),
                                    messages(daemon),
                                    UsageDeeds.of(
                                            daemon,
                                            () -> settings.current().limits().agents(),
                                            priceFile),
                                    new DoctorInputs(
                                            doctor::findings, doctor::treat, doctor::report),
                                    new SetupInputs(
                                            setup::all,
                                            setup::setUp,
                                            setup::replace,
                                            setup::takeOut),
                                    daemon.history()::lastHour,
                                    new SettingsInputs(
                                            settings::views,
                                            settings::set,
                                            settings::reset,
                                            SettingsFile::complaint,
                                            () -> projects(daemon, settings)),
                                    daemon::subscribe,
                                    themes(daemon, settings),
                                    new DesktopInputs.Memory(memory::read, memory::write),
                                    () ->
                                            settings.current().window().closeKeepsDaemon()
                                                    && hasTray(),
                                    () -> shutdown.request("quit from the window"),
                                    InstantSource.system()),
                            starting);
            desktop = shutdown.closeLater("window", started);
        } catch (IllegalStateException e) {
            LOG.warn("No window", e);
            whyNot = e.getMessage() + " Drover runs without a window.";
            return;
        }
        if (first != null || Terminal.isOne()) {
            // Before the tray, which would only take its time from it.
            show(first == null ? Place.WINDOW : first);
        }
        tray =
                shutdown.closeLater(
                        "tray",
                        TrayIcon.install(
                                new TrayInputs(
                                        daemon::overview,
                                        daemon::subscribe,
                                        new TrayInputs.Actions(
                                                this::show,
                                                time ->
                                                        Bubbles.quietly(
                                                                () -> daemon.alerts().pause(time)),
                                                () ->
                                                        Bubbles.quietly(
                                                                () -> daemon.alerts().resume()),
                                                () -> shutdown.request("quit from the tray")),
                                        this::hostChanged,
                                        Runnable::run,
                                        InstantSource.system())));
        shutdown.closeLater("notifications", Bubbles.start(daemon, settings, started, this::show));
    }

    /// Namespaces of those that have settings of their own, and of those that agents work in.
    private static List<String> projects(Daemon daemon, LiveSettings settings) {
        return Stream.concat(
                        settings.projects().stream(),
                        daemon.instances(false).stream()
                                .map(i -> Namespace.of(Location.ofPlainDirectory(i.root()))))
                .filter(name -> !name.equals(Namespace.GLOBAL))
                .distinct()
                .sorted()
                .toList();
    }

    private static AlertDeeds alerts(Daemon daemon) {
        Alerts alerts = daemon.alerts();
        return new AlertDeeds(
                () -> alerts.list(true),
                alerts::silences,
                alerts::acknowledge,
                alerts::resolve,
                (kind, time) -> alerts.mute(kind.toString(), time),
                kind -> alerts.unmute(kind.toString()),
                alerts::resume,
                file -> daemon.guard().restore(file, false));
    }

    private static MessageInputs messages(Daemon daemon) {
        Api person = daemon.api(0);
        MessageApi user = person.messages();
        return new MessageInputs(
                () -> user.list(null),
                user::send,
                user::read,
                person::branches,
                person::answerBranch);
    }

    private static InstanceInputs instance(Daemon daemon) {
        return new InstanceInputs(
                (id, change) -> daemon.api(0).label(id, change),
                daemon::written,
                id -> daemon.history().of(new InstanceId(id)),
                daemon::focus);
    }

    private static DesktopInputs.Themes themes(Daemon daemon, LiveSettings settings) {
        return new DesktopInputs.Themes(
                () -> settings.current().window().theme(),
                told -> settings.onChange(changed -> told.run()),
                word -> {
                    try {
                        if (!word.equals(settings.current().window().theme())) {
                            daemon.api(0).set("window.theme", word);
                        }
                    } catch (Refused e) {
                        LOG.info("The theme is not remembered: {}", e.getMessage());
                    }
                });
    }

    private boolean hasTray() {
        TrayIcon icon = tray;
        return icon != null && icon.host().isPresent();
    }

    /// An app without an icon must have a window, or nobody would find it.
    private void hostChanged(TrayHost host) {
        if (!host.isPresent()) {
            LOG.info("No tray: {}", host.reason());
            show(Place.WINDOW);
        }
    }

    /// @return false if there is no window and will be none
    boolean show(Place place) {
        Desktop open = desktop;
        if (open != null) {
            open.show(place);
        }
        // While it still opens, the window comes by itself.
        return isPossible();
    }

    /// What a person at a terminal is told.
    String line() {
        String how = "Stop it with Ctrl-C or `drover daemon stop`.";
        return whyNot == null
                ? "Drover runs (pid "
                        + OwnProcess.pid()
                        + "); `drover open` shows its window. "
                        + how
                : whyNot + " Its pid is " + OwnProcess.pid() + ". " + how;
    }
}
