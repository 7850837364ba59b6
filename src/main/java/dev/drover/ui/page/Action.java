package dev.drover.ui.page;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/// Something a person asked for, for {@link Actions#run}: what is done, and what is told of it.
///
/// @param doing what takes place meanwhile, such as `Renaming flaky tests`
/// @param work runs off the FX thread; throws {@link dev.drover.core.Refused} for an expected no,
/// and may be interrupted where it can be cancelled
/// @param cancellable true where stopping halfway leaves nothing half done
/// @param then gets the answer on the FX thread
/// @param says one line about what was done; null to say nothing
/// @param undo takes it back, off the FX thread; null where that cannot be
/// @param refused gets the line of a refusal on the FX thread, for a place near what was asked;
/// null to have the window say it
public record Action<T>(
        String doing,
        Callable<T> work,
        boolean cancellable,
        @Nullable Consumer<T> then,
        @Nullable Function<T, String> says,
        @Nullable Callable<?> undo,
        @Nullable Consumer<String> refused) {

    public static <T> Action<T> of(String doing, Callable<T> work) {
        return new Action<>(doing, work, false, null, null, null, null);
    }

    public Action<T> canBeCancelled() {
        return new Action<>(doing, work, true, then, says, undo, refused);
    }

    public Action<T> then(Consumer<T> next) {
        return new Action<>(doing, work, cancellable, next, says, undo, refused);
    }

    public Action<T> says(Function<T, String> words) {
        return new Action<>(doing, work, cancellable, then, words, undo, refused);
    }

    public Action<T> says(String words) {
        return says(answer -> words);
    }

    public Action<T> undoneBy(Callable<?> back) {
        return new Action<>(doing, work, cancellable, then, says, back, refused);
    }

    public Action<T> orElse(Consumer<String> told) {
        return new Action<>(doing, work, cancellable, then, says, undo, told);
    }
}
