package dev.drover.ui;

import dev.drover.daemon.Change;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.alerts.AlertDeeds;
import dev.drover.ui.doctor.DoctorInputs;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.messages.MessageInputs;
import dev.drover.ui.ports.PortInputs;
import dev.drover.ui.processes.ProcessInputs;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.setup.SetupInputs;
import dev.drover.ui.usage.UsageInputs;
import dev.drover.ui.worktrees.WorktreeInputs;

import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the window needs from the rest, as functions, so that it runs beside any daemon.
///
/// @param instances the rows; the argument says whether ended ones are wanted
/// @param instance what can be asked of one instance
/// @param alerts what the page of alerts asks for and does
/// @param processes what the page of processes asks for and does
/// @param worktrees what the page of worktrees asks for and does
/// @param ports what the page of ports asks for and does
/// @param messages what the page of messages asks for and does
/// @param usage what the page of usage asks for
/// @param doctor what the page of the doctor asks for and has done
/// @param setup what the page of setup asks for and has done
/// @param lastHour how many instances were in each state; may wait for the disk
/// @param settings what the page of settings reads and changes
/// @param subscribe tells of every change until closed
/// @param themes the setting `window.theme`
/// @param memory what the window remembers over restarts
/// @param staysAfterClose asked when the user closes the window: true hides it (a tray icon or a
/// daemon stays), false quits
/// @param quit ends the whole program
public record DesktopInputs(
        Function<Boolean, List<InstanceView>> instances,
        InstanceInputs instance,
        Supplier<Overview> overview,
        Supplier<Health> health,
        AlertDeeds alerts,
        ProcessInputs processes,
        WorktreeInputs worktrees,
        PortInputs ports,
        MessageInputs messages,
        UsageInputs usage,
        DoctorInputs doctor,
        SetupInputs setup,
        Supplier<StateHistory> lastHour,
        SettingsInputs settings,
        Subscribe subscribe,
        Themes themes,
        Memory memory,
        BooleanSupplier staysAfterClose,
        Runnable quit,
        InstantSource clock) {

    /// The words of `Theme`.
    ///
    /// @param onChange registers who is told when the setting has changed elsewhere
    /// @param keep makes the user's choice the setting, if it can be written
    public record Themes(
            Supplier<String> now, Consumer<Runnable> onChange, Consumer<String> keep) {}

    /// A small text kept for the window. Both wait for the disk, and neither fails.
    public record Memory(Supplier<String> recall, Consumer<String> keep) {}

    /// Has the form of the daemon's own method, for `daemon::subscribe`.
    @FunctionalInterface
    public interface Subscribe {
        AutoCloseable subscribe(String name, Consumer<Change> subscriber);
    }
}
