package dev.drover.ui.page;

import dev.drover.core.Refused;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs what a person asks for, each on a thread of its own and never on the FX thread, and holds
/// the one line that tells of it: progress once it takes long, what was done with a way back, or
/// why not. It knows no node; `ActionStrip` shows the line.
public final class Actions {
    /// What is over sooner needs no word while it runs.
    static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    private final Executor toolkit;
    private final Duration patience;
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private @Nullable Run newest;
    private @Nullable Callable<?> undo;

    /// The line to show.
    public sealed interface Said {
        Said NOTHING = new Nothing();

        record Nothing() implements Said {}

        record Working(String words, boolean cancellable) implements Said {}

        record Done(String words, boolean undoable) implements Said {}

        /// It was refused, or it failed; nothing has changed.
        record NotDone(String words) implements Said {}
    }

    /// @param toolkit runs what belongs to the FX thread, such as `Platform::runLater`
    public Actions(Executor toolkit) {
        this(toolkit, PATIENCE);
    }

    Actions(Executor toolkit, Duration patience) {
        this.toolkit = toolkit;
        this.patience = patience;
    }

    /// Begins at once and returns at once. On the FX thread.
    public <T> void run(Action<T> action) {
        Run run = new Run(action.doing(), action.cancellable());
        newest = run;
        said.set(Said.NOTHING);
        run.thread = Thread.ofVirtual().name("action").unstarted(() -> work(action, run));
        run.thread.start();
        CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS, toolkit)
                .execute(() -> stillWorking(run));
    }

    private <T> void work(Action<T> action, Run run) {
        try {
            T answer = action.work().call();
            toolkit.execute(() -> done(action, run, answer));
        } catch (Refused e) {
            toolkit.execute(() -> notDone(action, run, e.refusal().message()));
        } catch (InterruptedException | CancellationException e) {
            toolkit.execute(() -> notDone(action, run, run.doing + " was cancelled."));
        } catch (Exception e) {
            LOG.error("{} failed", run.doing, e);
            toolkit.execute(() -> notDone(action, run, run.doing + " failed: " + reason(e)));
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void stillWorking(Run run) {
        if (run == newest && !run.over) {
            said.set(new Said.Working(run.doing, run.cancellable));
        }
    }

    private <T> void done(Action<T> action, Run run, T answer) {
        run.over = true;
        if (action.undo() != null) {
            undo = action.undo();
        }
        if (action.then() != null) {
            action.then().accept(answer);
        }
        if (run == newest) {
            said.set(
                    action.says() == null
                            ? Said.NOTHING
                            : new Said.Done(action.says().apply(answer), action.undo() != null));
        }
    }

    private void notDone(Action<?> action, Run run, String words) {
        run.over = true;
        if (action.refused() != null) {
            action.refused().accept(words);
        }
        // Whatever came later: nobody should believe that this was done.
        if (action.refused() == null) {
            said.set(new Said.NotDone(words));
        } else if (run == newest) {
            said.set(Said.NOTHING);
        }
    }

    /// Stops what runs, if it is one that can be stopped.
    public void cancel() {
        if (newest != null && newest.cancellable && newest.thread != null) {
            newest.thread.interrupt();
        }
    }

    /// Takes the last thing back that can be.
    ///
    /// @return false if there is none
    public boolean undo() {
        Callable<?> back = undo;
        if (back == null) {
            return false;
        }
        undo = null;
        run(Action.of("Taking it back", back).says("Taken back"));
        return true;
    }

    public boolean canUndo() {
        return undo != null;
    }

    /// The line has been read.
    public void dismiss() {
        if (!(said.get() instanceof Said.Working)) {
            said.set(Said.NOTHING);
        }
    }

    public ReadOnlyObjectProperty<Said> said() {
        return said.getReadOnlyProperty();
    }

    private static final class Run {
        private final String doing;
        private final boolean cancellable;
        private @Nullable Thread thread;
        private boolean over;

        Run(String doing, boolean cancellable) {
            this.doing = doing;
            this.cancellable = cancellable;
        }
    }
}
