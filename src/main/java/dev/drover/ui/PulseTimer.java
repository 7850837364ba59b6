package dev.drover.ui;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.quantum.QuantumToolkit;

import javafx.collections.ListChangeListener;
import javafx.stage.Window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.invoke.MethodHandles;

/// JavaFX's timer of pulses, at rest while nothing shows. Under GTK it wakes for every picture
/// there could be, with or without a window, as the pause that JavaFX asks of it there does
/// nothing: nearly half of what a hidden Drover costs.
///
/// It reaches into JavaFX for that. Where there is another timer or toolkit, it does nothing.
final class PulseTimer {
    private static final Logger LOG = LoggerFactory.getLogger(PulseTimer.class);

    private final Timer timer;
    private final int periodMillis;

    private PulseTimer(Timer timer, int periodMillis) {
        this.timer = timer;
        this.periodMillis = periodMillis;
    }

    /// From now on it rests while no window, no popup and no bubble shows. On the FX thread.
    static void restWhileNothingShows() {
        try {
            if (com.sun.javafx.tk.Toolkit.getToolkit() instanceof QuantumToolkit toolkit) {
                MethodHandles.Lookup inside =
                        MethodHandles.privateLookupIn(QuantumToolkit.class, MethodHandles.lookup());
                Timer timer =
                        (Timer)
                                inside.findVarHandle(
                                                QuantumToolkit.class, "pulseTimer", Timer.class)
                                        .get(toolkit);
                int period =
                        (int)
                                inside.findVarHandle(
                                                QuantumToolkit.class, "PULSE_INTERVAL", int.class)
                                        .get(toolkit);
                if (timer != null && timer.getClass().getSimpleName().equals("GtkTimer")) {
                    new PulseTimer(timer, period).follow();
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.info("The timer of pulses goes on while nothing shows: {}", e.toString());
        }
    }

    private void follow() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> settle());
        settle();
    }

    private void settle() {
        boolean shows = !Window.getWindows().isEmpty();
        if (shows && !timer.isRunning()) {
            timer.start(periodMillis);
        } else if (!shows && timer.isRunning()) {
            timer.stop();
        }
    }
}
